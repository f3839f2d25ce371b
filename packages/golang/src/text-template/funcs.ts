import {
  anyType,
  boolType,
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
import { sprint, sprintf, sprintln } from '../printf.ts';
import { fail, ok } from '../result.ts';
import { utf8Decode, utf8Encode, utf8Length } from '../utf8.ts';
import { equal, less, lessOrEqual } from './compare.ts';
import { htmlEscape, jsEscape, queryEscape } from './escape.ts';
import { indirect, isTrue, printable, reflectValue, unwrap, type Value, zeroOf } from './value.ts';

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
