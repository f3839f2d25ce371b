import { compileRegexp } from '../regexp.ts';
import { arithmetic, compare, equal, toInt } from './arithmetic.ts';
import { fromByteString, fromBytes, toByteString } from './byte-string.ts';
import { keyIn } from './fetch.ts';
import { asString, EvaluationError, type GoSlice, isNil, isObject, typeName, type Value } from './value.ts';

/** As utf8.ts writes a byte that is no UTF-8: half of an 'é' that a slice cut. */
const invalidByte = /(?<![\ud800-\udbff])[\udc80-\udcff]/;

/** A binary operator on two evaluated operands; `==`, ranges and those that may skip the right one are not among them. */
export function applyOperator(operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compare(operator, left, right);
    case 'in':
      return isIn(left, right);
    case 'matches':
      return matches(left, right);
    case 'contains':
      return bothStrings(left, right, (text, part) => text.includes(part));
    case 'startsWith':
      return bothStrings(left, right, (text, part) => text.startsWith(part));
    case 'endsWith':
      return bothStrings(left, right, (text, part) => text.endsWith(part));
    default:
      return arithmetic(operator, left, right);
  }
}

/** False where one of them is nil. */
function bothStrings(left: Value, right: Value, test: (text: string, part: string) => boolean): boolean {
  return !isNil(left) && !isNil(right) && test(asString(left), asString(right));
}

/** runtime.Len: of a string its bytes. */
export function byteLength(value: Value): Value {
  if (typeof value === 'string') return BigInt(value.length);
  if (isObject(value) && value.kind === 'slice') return BigInt(value.items.length);
  if (isObject(value) && value.kind === 'map') return BigInt(value.entries.size);
  throw new EvaluationError(`invalid argument for len (type ${typeName(value)})`);
}

/** runtime.In. */
function isIn(needle: Value, collection: Value): boolean {
  if (collection === null) return false;
  if (isObject(collection) && collection.kind === 'slice') return collection.items.some(item => equal(item, needle));
  if (isObject(collection) && collection.kind === 'map') return collection.entries.has(keyIn(collection, needle));
  if (isObject(collection) && collection.kind === 'time') {
    if (typeof needle === 'string') return false; // no exported field
    throw new EvaluationError(`cannot use ${typeName(needle)} as field name of ${typeName(collection)}`);
  }
  if (isObject(collection) && collection.kind === 'location') {
    if (typeof needle === 'string') return false;
    throw new EvaluationError(`cannot use ${typeName(needle)} as field name of time.Location`);
  }
  throw new EvaluationError(`operator "in" not defined on ${typeName(collection)}`);
}

function matches(text: Value, pattern: Value): boolean {
  if (isNil(text) || isNil(pattern)) return false;
  const source = fromByteString(asString(pattern));
  if (invalidByte.test(source))
    throw new EvaluationError(`error parsing regexp: invalid UTF-8: \`${asString(pattern)}\``);
  const compiled = compileRegexp(source);
  if (!compiled.ok) throw new EvaluationError(toByteString(compiled.error));
  return compiled.value.matches(fromByteString(isBytes(text) ? bytesOf(text) : asString(text)));
}

function isBytes(value: Value): value is GoSlice {
  return isObject(value) && value.kind === 'slice' && value.type.name === '[]uint8';
}

function bytesOf(slice: GoSlice): string {
  return fromBytes(slice.items.map(item => Number(toInt(item))));
}
