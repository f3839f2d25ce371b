import { toInt } from './arithmetic.ts';
import { goType } from './reflect-type.ts';
import { methodOf } from './time.ts';
import { EvaluationError, type GoMap, goNumber, goSlice, isObject, mapKey, typeName, type Value } from './value.ts';

const uint8 = goType('uint8');
const array = goType('[]interface {}');

/** runtime.Fetch: a method, an element or a map's entry; an index below 0 counts from the end. */
export function fetch(from: Value, key: Value): Value {
  const found = lookup(from, key);
  if (found !== undefined) return found;
  if (isObject(from) && from.kind === 'map') return zeroOf(from);
  const length = lengthOf(from);
  if (length === undefined) throw new EvaluationError(`cannot fetch ${show(key)} from ${typeName(from)}`);
  const index = toInt(key);
  const at = index < 0n ? index + BigInt(length) : index;
  throw new EvaluationError(`index out of range: ${at} (array length is ${length})`);
}

/** What `fetch` finds, nothing where it would fail or give a zero value: the builtin get makes nil of that. */
export function lookup(from: Value, key: Value): Value | undefined {
  if (typeof key === 'string') {
    const method = methodOf(from, key);
    if (method !== undefined) return method;
  }
  if (isObject(from) && from.kind === 'map') return from.entries.get(keyIn(from, key))?.[1];
  const length = lengthOf(from);
  if (length === undefined) return undefined;
  const index = toInt(key);
  const at = Number(index < 0n ? index + BigInt(length) : index);
  if (at < 0 || at >= length) return undefined;
  if (typeof from === 'string') return goNumber(uint8, BigInt(from.charCodeAt(at)));
  return isObject(from) && from.kind === 'slice' ? from.items[at] : undefined;
}

/** The key under which a map would hold it; a key of another type than the map's is an error, nil is the zero value. */
export function keyIn(map: GoMap, key: Value): string {
  const wanted = map.type.key?.name;
  if (key === null && wanted === 'string') return mapKey('');
  if (key === null && wanted === 'int') return mapKey(0n);
  if (wanted === 'interface {}' || typeName(key) === wanted) return mapKey(key);
  const found = typeName(key);
  throw new EvaluationError(`reflect.Value.MapIndex: value of type ${found} is not assignable to type ${wanted}`);
}

/** runtime.Slice: bounds below 0 count from the end, those outside are moved in. */
export function sliceOf(value: Value, from: Value, to: Value): Value {
  const length = lengthOf(value);
  if (length === undefined) throw new EvaluationError(`cannot slice ${show(from)}`);
  const bound = (given: Value) => {
    const index = toInt(given);
    const at = index < 0n ? index + BigInt(length) : index;
    return at < 0n ? 0n : at;
  };
  const start = bound(from);
  const limit = bound(to);
  const end = limit > length ? length : Number(limit);
  const begin = start > end ? end : Number(start);
  if (typeof value === 'string') return value.slice(begin, end);
  if (!isObject(value) || value.kind !== 'slice') throw new EvaluationError(`cannot slice ${show(from)}`);
  const type = value.type.kind === 'array' ? array : value.type;
  return { ...goSlice(type, value.items.slice(begin, end)), isNil: value.isNil };
}

function lengthOf(value: Value): number | undefined {
  if (typeof value === 'string') return value.length;
  return isObject(value) && value.kind === 'slice' ? value.items.length : undefined;
}

/** What a map gives for a key it has not. */
function zeroOf(map: GoMap): Value {
  const elem = map.type.elem;
  return elem?.kind === 'slice' ? { ...goSlice(elem, []), isNil: true } : null;
}

function show(value: Value): string {
  return isObject(value) ? typeName(value) : String(value ?? '<nil>');
}
