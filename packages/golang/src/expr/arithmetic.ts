import { power } from './power.ts';
import { goType } from './reflect-type.ts';
import { NotModelled } from './token-reader.ts';
import {
  EvaluationError,
  goNumber,
  integerOf,
  isDuration,
  isNil,
  isObject,
  numberOf,
  typeName,
  type Value,
} from './value.ts';

const duration = goType('time.Duration');

/** runtime.Equal: numbers by value whatever their type, slices by element, anything else by type and contents. */
export function equal(a: Value, b: Value): boolean {
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== undefined && y !== undefined) return typeof x === typeof y ? x === y : Number(x) === Number(y);
  if (isObject(a) && isObject(b)) {
    if (a.kind === 'time' && b.kind === 'time') return a.nanoseconds === b.nanoseconds;
    if (a.kind === 'slice' && b.kind === 'slice' && a.type.kind === 'slice' && b.type.kind === 'slice') {
      const any = [a, b].some(each => each.type.name === '[]interface {}');
      if (!any && a.type !== b.type) return false;
      return a.items.length === b.items.length && a.items.every((item, i) => equal(item, b.items[i] as Value));
    }
  }
  return (isNil(a) && isNil(b)) || deepEqual(a, b);
}

/** reflect.DeepEqual. */
function deepEqual(a: Value, b: Value): boolean {
  if (!isObject(a) || !isObject(b)) return a === b;
  if (a === b && a.kind !== 'func') return true; // one map is equal to itself, whatever is in it
  if (typeName(a) !== typeName(b)) return false;
  if (a.kind === 'number' && b.kind === 'number') return a.value === b.value;
  if (a.kind === 'time' && b.kind === 'time') return a.nanoseconds === b.nanoseconds && a.offset === b.offset;
  if (a.kind === 'location' && b.kind === 'location') return a.name === b.name;
  if (a.kind === 'slice' && b.kind === 'slice') {
    if (a.isNil !== b.isNil || a.items.length !== b.items.length) return false;
    return a.items.every((item, i) => deepEqual(item, b.items[i] as Value));
  }
  if (a.kind === 'map' && b.kind === 'map') {
    if (a.entries.size !== b.entries.size) return false;
    return [...a.entries].every(([key, [, value]]) => {
      const other = b.entries.get(key);
      return other !== undefined && deepEqual(value, other[1]);
    });
  }
  return false; // functions are never equal
}

/** runtime.Less, More, LessOrEqual and MoreOrEqual. */
export function compare(operator: string, a: Value, b: Value): boolean {
  const [x, y] = comparables(a, b) ?? [];
  if (x === undefined || y === undefined) {
    throw new EvaluationError(`invalid operation: ${typeName(a)} ${operator} ${typeName(b)}`);
  }
  if (operator === '<') return x < y;
  if (operator === '>') return x > y;
  return operator === '<=' ? x <= y : x >= y;
}

type Comparable = bigint | number | string;

function comparables(a: Value, b: Value): readonly [Comparable, Comparable] | undefined {
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== undefined && y !== undefined) return typeof x === typeof y ? [x, y] : [Number(x), Number(y)];
  if (typeof a === 'string' && typeof b === 'string') return [a, b];
  if (isDuration(a) && isDuration(b)) return [a.value, b.value];
  if (isObject(a) && isObject(b) && a.kind === 'time' && b.kind === 'time') return [a.nanoseconds, b.nanoseconds];
  return undefined;
}

/** runtime.Add, Subtract, Multiply, Divide, Modulo and Exponent. Integers of any type give an int. */
export function arithmetic(operator: string, a: Value, b: Value): Value {
  const [x, y] = [numberOf(a), numberOf(b)];
  const result = x !== undefined && y !== undefined ? calculate(operator, x, y) : withTime(operator, a, b);
  if (result !== undefined) return result;
  if (operator === '**' || operator === '^') {
    throw new EvaluationError(`invalid operation: float(${typeName(x === undefined ? a : b)})`);
  }
  throw new EvaluationError(`invalid operation: ${typeName(a)} ${operator} ${typeName(b)}`);
}

function powerOf(x: number, y: number): number {
  const result = power(x, y);
  if (result === undefined) throw new NotModelled('a power whose exponent is no whole number');
  return result;
}

function calculate(operator: string, x: bigint | number, y: bigint | number): Value | undefined {
  switch (operator) {
    case '/':
      return Number(x) / Number(y);
    case '**':
    case '^':
      return powerOf(Number(x), Number(y));
    case '%':
      if (typeof x !== 'bigint' || typeof y !== 'bigint') return undefined;
      if (BigInt.asIntN(64, y) === 0n) throw new EvaluationError('runtime error: integer divide by zero');
      return BigInt.asIntN(64, BigInt.asIntN(64, x) % BigInt.asIntN(64, y));
  }
  if (typeof x === 'bigint' && typeof y === 'bigint') {
    return BigInt.asIntN(64, operator === '+' ? x + y : operator === '-' ? x - y : x * y);
  }
  const [f, g] = [Number(x), Number(y)];
  return operator === '+' ? f + g : operator === '-' ? f - g : f * g;
}

/** Strings, durations and times; nothing where the operator does not take them. */
function withTime(operator: string, a: Value, b: Value): Value | undefined {
  if (operator === '+' && typeof a === 'string' && typeof b === 'string') return a + b;
  if (operator === '*') {
    const [x, y] = [isDuration(a) ? a.value : numberOf(a), isDuration(b) ? b.value : numberOf(b)];
    if (x === undefined || y === undefined) return undefined;
    if (typeof x === 'bigint' && typeof y === 'bigint') return goNumber(duration, x * y);
    return Number(x) * Number(y); // a float times a duration is a float
  }
  if (operator !== '+' && operator !== '-') return undefined;
  if (isDuration(a) && isDuration(b))
    return goNumber(duration, operator === '+' ? a.value + b.value : a.value - b.value);
  const [time, other] = isDuration(a) && operator === '+' ? [b, a] : [a, b];
  if (!isObject(time) || time.kind !== 'time') return undefined;
  if (isDuration(other)) {
    return { ...time, nanoseconds: time.nanoseconds + (operator === '+' ? other.value : -other.value) };
  }
  if (operator === '-' && isObject(other) && other.kind === 'time')
    return elapsed(time.nanoseconds - other.nanoseconds);
  return undefined;
}

/** time.Time.Sub: a duration as long as one can be. */
function elapsed(nanoseconds: bigint): Value {
  const limit = 1n << 63n;
  const bounded = nanoseconds >= limit ? limit - 1n : nanoseconds < -limit ? -limit : nanoseconds;
  return goNumber(duration, bounded);
}

export function negate(value: Value): Value {
  if (typeof value === 'number') return -value;
  const integer = integerOf(value);
  if (integer === undefined) throw new EvaluationError(`invalid operation: - ${typeName(value)}`);
  return isObject(value) && value.kind === 'number' ? goNumber(value.type, -integer) : BigInt.asIntN(64, -integer);
}

/** runtime.ToInt: floats lose their fraction; one that fits no int64 becomes the least (amd64). */
export function toInt(value: Value): bigint {
  const number = numberOf(value);
  if (number === undefined) throw new EvaluationError(`invalid operation: int(${typeName(value)})`);
  if (typeof number === 'bigint') return BigInt.asIntN(64, number);
  return number >= -(2 ** 63) && number < 2 ** 63 ? BigInt(Math.trunc(number)) : -(1n << 63n);
}

/** The number as a float64; nothing for other values. */
export function toFloat(value: Value): number | undefined {
  const number = numberOf(value);
  return number === undefined ? undefined : Number(number);
}
