import { equal, toInt } from './arithmetic.ts';
import type { Builtin } from './builtins.ts';
import { decodeRunes } from './byte-string.ts';
import { fetch, lookup } from './fetch.ts';
import { goType } from './reflect-type.ts';
import { sorted } from './sort.ts';
import { NotModelled } from './token-reader.ts';
import { EvaluationError, type GoMap, type GoSlice, goMap, goSlice, isObject, typeOf, type Value } from './value.ts';

const array = goType('[]interface {}');
const pairs = goType('[][2]interface {}');
const pair = goType('[2]interface {}');
const anyMap = goType('map[interface {}]interface {}');
const maxDepth = 1_000; // expr-lang's is 10000; nothing of that depth can be written within its limits

/** Builtins on arrays and maps. */
export const collectionBuiltins: Readonly<Record<string, Builtin>> = {
  len: ([value = null]) => {
    if (typeof value === 'string') return BigInt(decodeRunes(value).length);
    if (isObject(value) && value.kind === 'slice') return BigInt(value.items.length);
    if (isObject(value) && value.kind === 'map') return BigInt(value.entries.size);
    throw new EvaluationError(`invalid argument for len (type ${typeOf(value)?.name ?? '<nil>'})`);
  },
  first: ([value = null]) => orNil(() => fetch(value, 0n)),
  last: ([value = null]) => orNil(() => fetch(value, -1n)),
  get: ([from = null, key = null]) => lookup(from, key) ?? null,
  take: ([value = null, count = null]) => {
    const slice = asSlice(value, 'take from');
    const kind = typeOf(count)?.kind ?? 'invalid';
    if (!/^int\d*$/.test(kind)) throw new EvaluationError(`cannot take ${kind} elements`);
    const wanted = isObject(count) && count.kind === 'number' ? count.value : toInt(count);
    if (wanted < 0n) throw new EvaluationError('reflect.Value.Slice: slice index out of bounds');
    return { ...slice, items: slice.items.slice(0, Number(wanted)) };
  },
  keys: ([value = null]) =>
    goSlice(
      array,
      entriesOf(value, 'get keys from').map(([key]) => key),
    ),
  values: ([value = null]) =>
    goSlice(
      array,
      entriesOf(value, 'get values from').map(([, each]) => each),
    ),
  toPairs: ([value = null]) => {
    const entries = entriesOf(value, 'transform', ' to pairs');
    return goSlice(
      pairs,
      entries.map(entry => goSlice(pair, entry)),
    );
  },
  fromPairs: ([value = null]) => {
    const entries = asSlice(value, 'transform', ' from pairs').items.map(item => {
      if (!isObject(item) || item.kind !== 'slice') throw new EvaluationError('invalid pair');
      if (item.items.length !== 2) throw new EvaluationError('invalid pair length');
      return item.items as readonly [Value, Value];
    });
    return goMap(anyMap, entries);
  },
  reverse: ([value = null], run) => {
    const items = [...asSlice(value, 'reverse').items].reverse();
    run.grow(BigInt(items.length));
    return goSlice(array, items);
  },
  uniq: ([value = null]) => {
    const kept: Value[] = [];
    for (const item of asSlice(value, 'uniq').items) if (!kept.some(each => equal(item, each))) kept.push(item);
    return goSlice(array, kept);
  },
  concat: (args, run) => {
    const items = args.flatMap(arg => asSlice(arg, 'concat').items);
    run.grow(BigInt(items.length));
    return { ...goSlice(array, items), isNil: items.length === 0 };
  },
  flatten: ([value = null], run) => {
    const items = flatten(asSlice(value, 'flatten').items, 0);
    run.grow(BigInt(items.length));
    return goSlice(array, items);
  },
  sort: ([value = null, order = 'asc'], run) => {
    if (typeof order !== 'string') {
      throw new EvaluationError(`sort order argument must be a string (got ${typeOf(order)?.name ?? '<nil>'})`);
    }
    if (order !== 'asc' && order !== 'desc') {
      throw new EvaluationError(`invalid order ${order}, expected asc or desc`);
    }
    const sortable = ['[]interface {}', '[]int', '[]float64', '[]string'];
    const items =
      isObject(value) && value.kind === 'slice' && sortable.includes(value.type.name) ? value.items : undefined;
    const result = sorted(
      (items ?? []).map(item => ({ item, key: item })),
      order === 'desc',
    ).map(({ item }) => item);
    run.grow(BigInt(result.length));
    return { ...goSlice(array, result), isNil: items === undefined };
  },
};

/** Errors of fetch become nil. */
function orNil(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}

function asSlice(value: Value, verb: string, tail = ''): GoSlice {
  if (isObject(value) && value.kind === 'slice') return value;
  throw new EvaluationError(`cannot ${verb} ${typeOf(value)?.kind ?? 'invalid'}${tail}`);
}

/** A map's entries; Go's order is random, so only that of a single one can be told. */
function entriesOf(value: Value, verb: string, tail = ''): (readonly [Value, Value])[] {
  if (!isObject(value) || value.kind !== 'map') {
    throw new EvaluationError(`cannot ${verb} ${typeOf(value)?.kind ?? 'invalid'}${tail}`);
  }
  const map: GoMap = value;
  if (map.entries.size > 1) throw new NotModelled('the order of a map, which is random');
  return [...map.entries.values()];
}

function flatten(items: readonly Value[], depth: number): Value[] {
  if (depth > maxDepth) throw new NotModelled('flatten of a deeply nested array');
  return items.flatMap(item => (isObject(item) && item.kind === 'slice' ? flatten(item.items, depth + 1) : [item]));
}
