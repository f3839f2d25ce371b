import {
  anyType,
  boolType,
  canBeNil,
  type GoType,
  type GoValue,
  intType,
  isAssignable,
  isIntKind,
  isUintKind,
  type Outcome,
  stringType,
  uint8Type,
} from '../go-type.ts';
import { type PrintArg, sprint, sprintf, sprintln } from '../printf.ts';
import { fail, ok } from '../result.ts';
import { compareStrings } from '../strings.ts';
import { utf8Decode, utf8Encode, utf8Length } from '../utf8.ts';
import { htmlEscape, jsEscape, queryEscape } from './escape.ts';

/** A reflect.Value: nothing is the invalid one, an untyped nil. */
export type Value = GoValue | undefined;

/** A parameter of type reflect.Value takes anything as it is. */
export const reflectValue: GoType = { kind: 'struct', name: 'reflect.Value', fields: [] };

/** A function built into text/template. Its arguments come as values with their types, and so does its result. */
export interface Builtin {
  readonly params: readonly GoType[];
  readonly variadic?: boolean;
  /** Its type where that does not depend on the arguments. */
  readonly result?: GoType;
  readonly call: (args: readonly Value[]) => Outcome<Value>;
}

const printing = { params: [anyType], variadic: true, result: stringType } as const;
const comparing = { params: [reflectValue, reflectValue], result: boolType } as const;
const indexing = { params: [reflectValue, reflectValue], variadic: true } as const;

/** text/template's own functions. `and` and `or` are evaluated by the executor, which stops at the deciding argument. */
export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['and', { ...indexing, call: () => fail('unreachable') }],
  ['or', { ...indexing, call: () => fail('unreachable') }],
  ['not', { params: [reflectValue], result: boolType, call: ([arg]) => ok(bool(!isTrue(unwrap(arg)))) }],
  ['call', { ...indexing, call: () => fail('unreachable') }],
  ['html', { ...printing, call: args => mapText(joinArgs(args), htmlEscape) }],
  ['js', { ...printing, call: args => mapText(joinArgs(args), jsEscape) }],
  ['urlquery', { ...printing, call: args => mapText(joinArgs(args), queryEscape) }],
  ['print', { ...printing, call: args => mapText(sprint(args.map(unwrap)), text => text) }],
  ['println', { ...printing, call: args => mapText(sprintln(args.map(unwrap)), text => text) }],
  ['printf', { ...printing, params: [stringType, anyType], call: printf }],
  ['len', { params: [reflectValue], result: intType, call: ([item]) => length(item) }],
  ['index', { ...indexing, call: ([item, ...indexes]) => index(unwrap(item), indexes) }],
  ['slice', { ...indexing, call: ([item, ...indexes]) => slice(unwrap(item), indexes) }],
  ['eq', { ...comparing, variadic: true, call: ([first, ...rest]) => boolOf(equal(unwrap(first), rest)) }],
  ['ne', { ...comparing, call: ([a, b]) => boolOf(negate(equal(unwrap(a), [b]))) }],
  ['lt', { ...comparing, call: ([a, b]) => boolOf(less(unwrap(a), unwrap(b))) }],
  ['le', { ...comparing, call: ([a, b]) => boolOf(lessOrEqual(unwrap(a), unwrap(b))) }],
  ['gt', { ...comparing, call: ([a, b]) => boolOf(negate(lessOrEqual(unwrap(a), unwrap(b)))) }],
  ['ge', { ...comparing, call: ([a, b]) => boolOf(negate(less(unwrap(a), unwrap(b)))) }],
]);

/** What an interface holds; anything else is itself (indirectInterface). */
export function unwrap(value: Value): Value {
  return value?.type.kind === 'interface' ? (value.value as Value) : value;
}

/** Follows interfaces and pointers to what they hold; `isNil` where one holds nothing, which is then returned. */
export function indirect(value: Value): { value: Value; isNil: boolean } {
  let at = value;
  while (at !== undefined && (at.type.kind === 'interface' || at.type.kind === 'pointer')) {
    if (at.value === undefined) return { value: at, isNil: true };
    at =
      at.type.kind === 'pointer' ? { type: at.type.elem, value: at.value, addressable: true } : (at.value as GoValue);
  }
  return { value: at, isNil: false };
}

/** Go's idea of truth: not the zero value of its type; structs always. */
export function isTrue(value: Value): boolean {
  if (value === undefined) return false;
  const raw = value.value;
  switch (value.type.kind) {
    case 'bool':
      return raw as boolean;
    case 'string':
      return raw !== '';
    case 'slice':
      return raw !== undefined && (raw as readonly unknown[]).length > 0;
    case 'map':
      return raw !== undefined && (raw as ReadonlyMap<unknown, unknown>).size > 0;
    case 'struct':
      return true;
    case 'pointer':
    case 'interface':
    case 'func':
      return raw !== undefined;
    case 'complex128': {
      const { re, im } = raw as { re: number; im: number };
      return re !== 0 || im !== 0;
    }
    default:
      return Number(raw) !== 0;
  }
}

/** The value of a type before anything is assigned to it. */
export function zeroOf(type: GoType): GoValue {
  switch (type.kind) {
    case 'bool':
      return { type, value: false };
    case 'string':
      return { type, value: '' };
    case 'float32':
    case 'float64':
      return { type, value: 0 };
    case 'complex128':
      return { type, value: { re: 0, im: 0 } };
    case 'struct':
      return { type, value: Object.fromEntries(type.fields.map(field => [field.name, zeroOf(field.type).value])) };
    case 'slice':
    case 'map':
    case 'pointer':
    case 'interface':
    case 'func':
      return { type, value: undefined };
    default:
      return { type, value: 0n };
  }
}

function bool(value: boolean): GoValue {
  return { type: boolType, value };
}

function boolOf(result: Outcome<boolean>): Outcome<Value> {
  return result.ok ? ok(bool(result.value)) : result;
}

function negate(result: Outcome<boolean>): Outcome<boolean> {
  return result.ok ? ok(!result.value) : result;
}

function mapText(text: Outcome<string>, map: (text: string) => string): Outcome<Value> {
  return text.ok ? ok({ type: stringType, value: map(text.value) }) : text;
}

function printf([format, ...args]: readonly Value[]): Outcome<Value> {
  return mapText(sprintf((format as GoValue).value as string, args.map(unwrap)), text => text);
}

function joinArgs(args: readonly Value[]): Outcome<string> {
  const [only] = args.map(unwrap);
  if (args.length === 1 && only?.type.name === 'string') return ok(only.value as string);
  return sprint(args.map(arg => printable(unwrap(arg))));
}

const noValue: GoValue = { type: stringType, value: '<no value>' };

/** What is printed for a value: behind pointers, unless the pointer itself knows how to print (printableValue). */
export function printable(value: Value): PrintArg {
  const target = value?.type.kind === 'pointer' ? indirect(value).value : value;
  if (target === undefined) return noValue;
  const { type } = target;
  const byPointer = type.kind === 'struct' ? type.pointerMethods : undefined;
  const printsItself = (['Error', 'String'] as const).some(name => byPointer !== undefined && name in byPointer);
  if (target.addressable === true && printsItself) {
    return { type: { kind: 'pointer', name: `*${type.name}`, elem: type }, value: target.value };
  }
  return unwrap(target);
}

function length(item: Value): Outcome<Value> {
  const { value, isNil } = indirect(item);
  if (isNil) return fail('len of nil pointer');
  if (value === undefined) return fail('reflect: call of reflect.Value.Type on zero Value');
  const size = sizeOf(value);
  return size === undefined ? fail(`len of type ${value.type.name}`) : ok({ type: intType, value: BigInt(size) });
}

function sizeOf({ type, value }: GoValue): number | undefined {
  if (type.kind === 'string') return utf8Length(value as string);
  if (type.kind === 'slice') return (value as readonly unknown[] | undefined)?.length ?? 0;
  return type.kind === 'map' ? ((value as ReadonlyMap<unknown, unknown> | undefined)?.size ?? 0) : undefined;
}

function indexArg(position: Value, capacity: number): Outcome<number> {
  if (position === undefined) return fail('cannot index slice/array with nil');
  if (!isIntKind(position.type) && !isUintKind(position.type)) {
    return fail(`cannot index slice/array with type ${position.type.name}`);
  }
  const x = BigInt.asIntN(64, position.value as bigint);
  return x < 0n || x > BigInt(capacity) ? fail(`index out of range: ${x}`) : ok(Number(x));
}

function index(item: Value, positions: readonly Value[]): Outcome<Value> {
  if (item === undefined) return fail('index of untyped nil');
  let at: GoValue = item;
  for (const position of positions.map(unwrap)) {
    const { value: target, isNil } = indirect(at);
    if (isNil || target === undefined) return fail('index of nil pointer');
    const element = elementAt(target, position);
    if (!element.ok) return element;
    at = element.value;
  }
  return ok(at);
}

function elementAt({ type, value }: GoValue, position: Value): Outcome<GoValue> {
  if (type.kind === 'map') return mapElement(type, value as ReadonlyMap<unknown, unknown> | undefined, position);
  if (type.kind !== 'string' && type.kind !== 'slice') return fail(`can't index item of type ${type.name}`);
  const items =
    type.kind === 'string' ? utf8Encode(value as string) : ((value as readonly unknown[] | undefined) ?? []);
  const i = indexArg(position, items.length);
  if (!i.ok) return i;
  if (i.value === items.length) return fail(`reflect: ${type.kind} index out of range`);
  const element = items[i.value];
  if (type.kind === 'slice') return ok({ type: type.elem, value: element, addressable: true });
  return ok({ type: uint8Type, value: BigInt(element as number) });
}

function mapElement(
  type: GoType & { kind: 'map' },
  entries: ReadonlyMap<unknown, unknown> | undefined,
  position: Value,
): Outcome<GoValue> {
  if (position === undefined && !['interface', 'pointer'].includes(type.key.kind)) {
    return fail(`value is nil; should be of type ${type.key.name}`);
  }
  const bothInts = position !== undefined && typeof position.value === 'bigint' && /^u?int/.test(type.key.kind);
  if (position !== undefined && !bothInts && !isAssignable(position.type, type.key)) {
    return fail(`value has type ${position.type.name}; should be ${type.key.name}`);
  }
  return ok(
    entries?.has(position?.value) ? { type: type.elem, value: entries.get(position?.value) } : zeroOf(type.elem),
  );
}

function slice(item: Value, positions: readonly Value[]): Outcome<Value> {
  if (item === undefined) return fail('slice of untyped nil');
  const { value: target, isNil } = indirect(item);
  if (isNil || target === undefined) return fail('slice of nil pointer');
  if (positions.length > 3) return fail(`too many slice indexes: ${positions.length}`);
  const { type, value } = target;
  if (type.kind === 'string' && positions.length === 3) return fail('cannot 3-index slice a string');
  if (type.kind !== 'string' && type.kind !== 'slice') return fail(`can't slice item of type ${type.name}`);
  const items =
    type.kind === 'string' ? utf8Encode(value as string) : ((value as readonly unknown[] | undefined) ?? []);
  const bounds = [0, items.length, items.length];
  for (const [n, position] of positions.entries()) {
    const x = indexArg(position, items.length); // `slice` does not look into interfaces here
    if (!x.ok) return x;
    bounds[n] = x.value;
  }
  const [from = 0, to = 0, max = 0] = bounds;
  if (from > to) return fail(`invalid slice index: ${from} > ${to}`);
  if (positions.length === 3 && to > max) return fail(`invalid slice index: ${to} > ${max}`);
  if (type.kind === 'string') return ok({ type, value: utf8Decode((items as Uint8Array).slice(from, to)) });
  return ok({ type, value: (items as readonly unknown[]).slice(from, to) });
}

type BasicKind = 'bool' | 'complex' | 'int' | 'float' | 'string' | 'uint' | 'other';

function basicKind(value: Value): BasicKind {
  if (value === undefined) return 'other';
  const { type } = value;
  if (isIntKind(type)) return 'int';
  if (isUintKind(type)) return 'uint';
  if (type.kind === 'float32' || type.kind === 'float64') return 'float';
  if (type.kind === 'complex128') return 'complex';
  return type.kind === 'bool' || type.kind === 'string' ? type.kind : 'other';
}

function bothInts(a: BasicKind, b: BasicKind): boolean {
  return (a === 'int' || a === 'uint') && (b === 'int' || b === 'uint');
}

function equal(first: Value, rest: readonly Value[]): Outcome<boolean> {
  if (rest.length === 0) return fail('missing argument for comparison');
  const kind = basicKind(first);
  for (const wrapped of rest) {
    const other = unwrap(wrapped);
    const otherKind = basicKind(other);
    let same: Outcome<boolean> = ok(false);
    if (kind === 'other' && otherKind === 'other') same = equalReferences(first, other);
    else if (kind === 'complex' && otherKind === 'complex') {
      const [a, b] = [first?.value, other?.value] as { re: number; im: number }[];
      same = ok(a?.re === b?.re && a?.im === b?.im);
    } else if (kind === otherKind || bothInts(kind, otherKind)) same = ok(first?.value === other?.value);
    else if (first !== undefined && other !== undefined) {
      return fail(`incompatible types for comparison: ${first.type.name} and ${other.type.name}`);
    }
    if (!same.ok || same.value) return same;
  }
  return ok(false);
}

function equalReferences(a: Value, b: Value): Outcome<boolean> {
  if (a !== undefined && b !== undefined && a.type.kind !== b.type.kind) {
    return describe('non-comparable types %s', a, `: ${a.type.name}, ${b.type.name}: `, '%v', b);
  }
  const isNil = (value: Value) => value === undefined || (canBeNil(value.type) && value.value === undefined);
  if (a === undefined || b === undefined || isNil(a) || isNil(b)) return ok(isNil(a) === isNil(b));
  if (b.type.kind === 'slice' || b.type.kind === 'map' || b.type.kind === 'func') {
    return describe('non-comparable type %s', b, `: ${b.type.name}`);
  }
  if (b.type.kind === 'pointer') return ok(a.value === b.value && a.type.name === b.type.name);
  return { ...fail('the comparison of structs is not modelled'), notModelled: true };
}

/** Go's error names the values themselves, printed with %s and %v. */
function describe(format: string, a: Value, between: string, secondFormat = '', b?: Value): Outcome<boolean> {
  const first = sprintf(format, [a]);
  if (!first.ok) return first;
  const second = secondFormat === '' ? ok('') : sprintf(secondFormat, [b]);
  return second.ok ? fail(first.value + between + second.value) : second;
}

function less(a: Value, b: Value): Outcome<boolean> {
  const kinds = [basicKind(a), basicKind(b)] as const;
  if (a === undefined || b === undefined || kinds.includes('other')) return fail('invalid type for comparison');
  if (kinds[0] !== kinds[1] && !bothInts(...kinds)) {
    return fail(`incompatible types for comparison: ${a.type.name} and ${b.type.name}`);
  }
  if (kinds[0] === 'bool' || kinds[0] === 'complex') return fail('invalid type for comparison');
  if (kinds[0] === 'string') return ok(compareStrings(a.value as string, b.value as string) < 0);
  return ok((a.value as bigint | number) < (b.value as bigint | number));
}

function lessOrEqual(a: Value, b: Value): Outcome<boolean> {
  const isLess = less(a, b);
  return !isLess.ok || isLess.value ? isLess : equal(a, [b]);
}
