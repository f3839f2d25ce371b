import { parseFloat64 } from '../float.ts';
import { parseInteger } from '../integer.ts';
import { compare, negate, toFloat, toInt } from './arithmetic.ts';
import type { Builtin } from './builtins.ts';
import { fromByteString } from './byte-string.ts';
import { EvaluationError, type GoSlice, integerOf, isObject, numberOf, typeName, type Value } from './value.ts';

function rounding(name: string, round: (x: number) => number): Builtin {
  return ([value = null]) => {
    const number = numberOf(value);
    if (number === undefined) throw invalidArgument(name, value);
    return typeof number === 'bigint' ? Number(number) : round(number);
  };
}

function bitwise(name: string, calculate: (x: bigint, y: bigint) => bigint): Builtin {
  return ([a = null, b = null]) => {
    const [x, y] = [integerOf(a), integerOf(b)];
    if (x !== undefined && y !== undefined)
      return BigInt.asIntN(64, calculate(BigInt.asIntN(64, x), BigInt.asIntN(64, y)));
    const wrong = typeName(x === undefined ? a : b);
    throw new EvaluationError(`cannot use ${wrong} as argument (type int) to call ${name}`);
  };
}

/** A shift by 64 or more leaves nothing but the sign. */
function shift(name: string, calculate: (x: bigint, by: bigint) => bigint): Builtin {
  return bitwise(name, (x, y) => {
    if (y < 0n) throw new EvaluationError(`invalid operation: negative shift count ${y} (type int)`);
    return calculate(x, y > 64n ? 64n : y);
  });
}

/** Builtins on numbers. */
export const numberBuiltins: Readonly<Record<string, Builtin>> = {
  abs: ([value = null]) => {
    const number = numberOf(value);
    if (number === undefined) throw invalidArgument('abs', value);
    return number < 0 ? negate(value) : value;
  },
  ceil: rounding('ceil', Math.ceil),
  floor: rounding('floor', Math.floor),
  round: rounding('round', x => {
    const whole = Math.trunc(x);
    return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole;
  }),
  int: ([value = null]) => {
    if (typeof value === 'string') {
      const parsed = parseInteger(fromByteString(value), 10, 64);
      if (parsed.ok) return parsed.value;
      throw new EvaluationError(`invalid operation: int(${value})`);
    }
    return isObject(value) && value.kind === 'number' ? BigInt.asIntN(64, value.value) : toInt(value);
  },
  float: ([value = null]) => {
    const parsed = typeof value === 'string' ? parseFloat64(fromByteString(value)) : undefined;
    const number = parsed?.ok ? parsed.value : toFloat(value);
    if (number !== undefined) return number;
    throw new EvaluationError(`invalid operation: float(${typeof value === 'string' ? value : typeName(value)})`);
  },
  max: args => extreme('max', '<', args),
  min: args => extreme('min', '>', args),
  mean: args => {
    const { count, sum } = mean(args);
    return count === 0 ? 0 : sum / count;
  },
  median: args => {
    const values = flatNumbers('median', args).sort(compareFloats);
    const middle = values.length >> 1;
    if (values.length % 2 === 1) return values[middle] as number;
    return values.length === 0 ? 0 : ((values[middle - 1] as number) + (values[middle] as number)) / 2;
  },
  bitand: bitwise('bitand', (x, y) => x & y),
  bitor: bitwise('bitor', (x, y) => x | y),
  bitxor: bitwise('bitxor', (x, y) => x ^ y),
  bitnand: bitwise('bitnand', (x, y) => x & ~y),
  bitshl: shift('bitshl', (x, y) => x << y),
  bitshr: shift('bitshr', (x, y) => x >> y),
  bitushr: shift('bitushr', (x, y) => BigInt.asUintN(64, x) >> y),
  bitnot: ([value = null]) => {
    const integer = integerOf(value);
    if (integer !== undefined) return BigInt.asIntN(64, ~integer);
    throw new EvaluationError(`cannot use ${typeName(value)} as argument (type int) to call bitnot`);
  },
};

function invalidArgument(name: string, value: Value): EvaluationError {
  return new EvaluationError(`invalid argument for ${name} (type ${typeName(value)})`);
}

function asSlice(value: Value): GoSlice | undefined {
  return isObject(value) && value.kind === 'slice' ? value : undefined;
}

/** A number, `time.Duration` and the like included. */
function anyNumber(value: Value): number | undefined {
  return isObject(value) && value.kind === 'number' ? Number(value.value) : toFloat(value);
}

/** builtin/lib.go, minMax: the extreme of all arguments and of the elements of those that are slices, however deep. */
function extreme(name: string, worse: '<' | '>', args: readonly Value[]): Value {
  let best: Value = null;
  const take = (value: Value) => {
    if (best === null || compare(worse, best, value)) best = value;
  };
  for (const arg of args) {
    const slice = asSlice(arg);
    if (slice !== undefined) {
      const lenient = slice.type.name === '[]interface {}'; // there an empty nested slice is passed over
      for (const item of slice.items) {
        const nested = asSlice(item) !== undefined || !lenient ? extreme(name, worse, [item]) : item;
        if (nested === null && lenient && asSlice(item) !== undefined) continue;
        if (numberOf(nested) === undefined) throw invalidArgument(name, nested);
        take(nested);
      }
    } else if (anyNumber(arg) !== undefined) take(arg);
    else if (args.length === 1) return arg;
    else throw invalidArgument(name, arg);
  }
  return best;
}

/** Nested slices are added up by themselves: floats round differently in another order. */
function mean(args: readonly Value[]): { count: number; sum: number } {
  let [count, sum] = [0, 0];
  for (const arg of args) {
    const slice = asSlice(arg);
    if (slice === undefined) {
      const number = anyNumber(arg);
      if (number === undefined) throw invalidArgument('mean', arg);
      count++;
      sum += number;
    } else if (slice.type.name === '[]interface {}') {
      for (const item of slice.items) {
        const part = mean([item]);
        count += part.count;
        sum += part.sum;
      }
    } else {
      const part = mean(slice.items);
      count += part.count;
      sum += part.sum;
    }
  }
  return { count, sum };
}

function flatNumbers(name: string, args: readonly Value[]): number[] {
  return args.flatMap(arg => {
    const slice = asSlice(arg);
    if (slice !== undefined) return flatNumbers(name, slice.items);
    const number = anyNumber(arg);
    if (number === undefined) throw invalidArgument(name, arg);
    return number;
  });
}

/** sort.Float64s: NaN first. */
function compareFloats(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a - b;
}
