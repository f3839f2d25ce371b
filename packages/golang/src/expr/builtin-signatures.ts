import { fail, ok, type Result } from '../result.ts';
import { type GoType, goType } from './reflect-type.ts';

const predicate = ['expression', 'predicate'];

/** Builtins that take a predicate: what each argument is, `?` where it may be left out (parser.go). */
export const predicateArity: ReadonlyMap<string, readonly string[]> = new Map([
  ...['all', 'none', 'any', 'one', 'filter', 'map', 'find', 'findIndex', 'findLast', 'findLastIndex', 'groupBy'].map(
    (name): [string, string[]] => [name, predicate],
  ),
  ['count', ['expression', 'predicate?']],
  ['sum', ['expression', 'predicate?']],
  ['sortBy', ['expression', 'predicate', 'expression?']],
  ['reduce', ['expression', 'predicate', 'expression?']],
]);

const bool = 'func([]interface {}, func(interface {}) bool) bool';
const int = 'func([]interface {}, func(interface {}) bool) int';
const one = 'func([]interface {}, func(interface {}) bool) interface {}';
const strings = 'func(string, string) string';
const text = 'func(string) string';
const bits = 'func(int, int) int';
const sorts = ['interface {}', 'int', 'float64', 'string'].map(elem => `func([]${elem}, string) []interface {}`);

/** The overloads of each builtin, in the order expr-lang tries them; those without have a rule in `validators`. */
const overloads: Readonly<Record<string, readonly string[]>> = {
  all: [bool],
  none: [bool],
  any: [bool],
  one: [bool],
  filter: ['func([]interface {}, func(interface {}) bool) []interface {}'],
  map: ['func([]interface {}, func(interface {}) interface {}) []interface {}'],
  find: [one],
  findIndex: [int],
  findLast: [one],
  findLastIndex: [int],
  count: [int],
  sum: [int],
  groupBy: ['func([]interface {}, func(interface {}) interface {}) map[interface {}][]interface {}'],
  sortBy: ['func([]interface {}, func(interface {}) bool, string) []interface {}'],
  reduce: ['func([]interface {}, func(interface {}, interface {}) interface {}, interface {}) interface {}'],
  type: ['func(interface {}) string'],
  string: ['func(interface {}) string'],
  trim: [text, strings],
  trimPrefix: [strings, text],
  trimSuffix: [strings, text],
  upper: [text],
  lower: [text],
  split: ['func(string, string) []string', 'func(string, string, int) []string'],
  splitAfter: ['func(string, string) []string', 'func(string, string, int) []string'],
  replace: ['func(string, string, string, int) string', 'func(string, string, string) string'],
  repeat: ['func(string, int) string'],
  join: [
    'func([]string, string) string',
    'func([]interface {}, string) string',
    'func([]interface {}) string',
    'func([]string, string) string',
    'func([]string) string',
  ],
  indexOf: ['func(string, string) int'],
  lastIndexOf: ['func(string, string) int'],
  hasPrefix: ['func(string, string) bool'],
  hasSuffix: ['func(string, string) bool'],
  toJSON: ['func(interface {}) string'],
  fromJSON: ['func(string) interface {}'],
  toBase64: [text],
  fromBase64: [text],
  duration: ['func(string) (time.Duration, error)'],
  timezone: ['func(string) (*time.Location, error)'],
  sort: [...sorts, ...['interface {}', 'float64', 'string', 'int'].map(elem => `func([]${elem}) []interface {}`)],
  bitand: [bits],
  bitor: [bits],
  bitxor: [bits],
  bitnand: [bits],
  bitshl: [bits],
  bitshr: [bits],
  bitushr: [bits],
  bitnot: ['func(int) int'],
};

/** An argument's type; nothing for the literal nil. */
type Argument = GoType | undefined;
type Validator = (args: readonly Argument[], name: string) => Result<GoType>;

const types = {
  any: goType('interface {}'),
  int: goType('int'),
  float: goType('float64'),
  array: goType('[]interface {}'),
  map: goType('map[interface {}]interface {}'),
  time: goType('time.Time'),
  location: goType('*time.Location'),
};
const signed = ['int', 'int8', 'int16', 'int32', 'int64'];
const numbers = [...signed, 'uint', 'uint8', 'uint16', 'uint32', 'uint64', 'float32', 'float64'];
const arrays = ['slice', 'array'];

function kindOf(argument: Argument): string {
  let type = argument;
  while (type?.kind === 'ptr') type = type.elem;
  return type?.kind ?? 'invalid';
}

function shown(argument: Argument): string {
  return argument?.name ?? '%!s(<nil>)';
}

/** One argument of one of these kinds, or one whose type is unknown. */
function unary(
  kinds: readonly string[],
  complain: (name: string, type: string) => string,
  result: (argument: GoType) => GoType,
): Validator {
  return (args, name) => {
    if (args.length !== 1) return fail(`invalid number of arguments (expected 1, got ${args.length})`);
    const argument = args[0];
    const kind = kindOf(argument);
    if (argument === undefined || (kind !== 'interface' && !kinds.includes(kind))) {
      return fail(complain(name, shown(argument)));
    }
    return ok(result(argument));
  };
}

const invalidArgument = (name: string, type: string) => `invalid argument for ${name} (type ${type})`;
const elem = (type: GoType) => (arrays.includes(type.kind) ? (type.elem as GoType) : types.any);

function aggregate(args: readonly Argument[], name: string): Result<GoType> {
  if (args.length === 0) return fail(`not enough arguments to call ${name}`);
  for (const argument of args) {
    const kind = kindOf(argument);
    if (kind === 'interface' || arrays.includes(kind)) return ok(types.any); // what follows is not looked at
    if (!numbers.includes(kind)) return fail(invalidArgument(name, shown(argument)));
  }
  return ok(args[0] as GoType);
}

const validators: Readonly<Record<string, Validator>> = {
  len: unary(['array', 'map', 'slice', 'string'], invalidArgument, () => types.int),
  abs: unary(numbers, invalidArgument, type => type),
  ceil: unary(numbers, invalidArgument, () => types.float),
  floor: unary(numbers, invalidArgument, () => types.float),
  round: unary(numbers, invalidArgument, () => types.float),
  int: unary([...numbers, 'string'], invalidArgument, () => types.int),
  float: unary([...numbers, 'string'], invalidArgument, () => types.float),
  first: unary(arrays, (_, type) => `cannot get first element from ${type}`, elem),
  last: unary(arrays, (_, type) => `cannot get last element from ${type}`, elem),
  keys: unary(
    ['map'],
    (_, type) => `cannot get keys from ${type}`,
    () => types.array,
  ),
  values: unary(
    ['map'],
    (_, type) => `cannot get values from ${type}`,
    () => types.array,
  ),
  toPairs: unary(
    ['map'],
    (_, type) => `cannot transform ${type} to pairs`,
    () => types.array,
  ),
  fromPairs: unary(
    arrays,
    (_, type) => `cannot transform ${type} from pairs`,
    () => types.map,
  ),
  reverse: unary(
    arrays,
    (_, type) => `cannot reverse ${type}`,
    () => types.array,
  ),
  uniq: unary(
    arrays,
    (_, type) => `cannot uniq ${type}`,
    () => types.array,
  ),
  flatten: unary(
    arrays,
    (_, type) => `cannot flatten ${type}`,
    () => types.array,
  ),
  max: aggregate,
  min: aggregate,
  mean: aggregate,
  median: aggregate,
  now: args => {
    if (args.length === 0 || (args.length === 1 && args[0] === types.location)) return ok(types.time);
    return fail(`invalid number of arguments (expected 0, got ${args.length})`);
  },
  date: args => {
    if (args.length < 1) return fail('invalid number of arguments (expected at least 1, got 0)');
    const count = args[0] === types.location ? args.length - 1 : args.length;
    return count > 3 ? fail(`invalid number of arguments (expected at most 3, got ${count})`) : ok(types.time);
  },
  take: args => {
    if (args.length !== 2) return fail(`invalid number of arguments (expected 2, got ${args.length})`);
    if (!['interface', ...arrays].includes(kindOf(args[0]))) return fail(`cannot take from ${shown(args[0])}`);
    if (!['interface', ...signed].includes(kindOf(args[1]))) return fail(`cannot take ${shown(args[1])} elements`);
    return ok(args[0] as GoType);
  },
  concat: args => {
    if (args.length === 0) return fail('invalid number of arguments (expected at least 1, got 0)');
    const at = args.findIndex(argument => !['interface', ...arrays].includes(kindOf(argument)));
    return at < 0 ? ok(types.array) : fail(`cannot concat ${shown(args[at])}`);
  },
};

export function isBuiltin(name: string): boolean {
  return name === 'get' || Object.hasOwn(overloads, name) || Object.hasOwn(validators, name);
}

/** The signatures of a builtin in the order they are tried; none where `validate` decides. */
export function overloadsOf(name: string): readonly GoType[] {
  return Object.hasOwn(overloads, name) ? (overloads[name] as readonly string[]).map(goType) : [];
}

/** The type of a builtin's name used as a value (Function.Type). */
export function builtinType(name: string): GoType {
  return overloadsOf(name)[0] ?? goType('func(...interface {}) (interface {}, error)');
}

/** Result type of a builtin that judges its arguments itself; nothing for the others. */
export function validate(name: string, args: readonly Argument[]): Result<GoType> | undefined {
  return Object.hasOwn(validators, name) ? validators[name]?.(args, name) : undefined;
}
