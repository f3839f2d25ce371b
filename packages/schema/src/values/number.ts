import { atoi, parseBool, parseFloat64, parseUint } from '@corefile/golang';
import { Fault, type Value, value } from '../value.ts';

interface Range {
  readonly min?: number;
  readonly max?: number;
  readonly label?: string;
}

function expectation(what: string, { min, max }: Range): string {
  if (min === undefined && max === undefined) return `${what} such as 10`;
  if (max === undefined) return `${what} of ${min} or more`;
  return min === undefined ? `${what} of at most ${max}` : `${what} from ${min} to ${max}`;
}

function inRange(token: string, number: number, { min, max }: Range, expects: string): number | Fault {
  const fits = (min === undefined || number >= min) && (max === undefined || number <= max);
  return fits ? number : new Fault(`${token} is out of range; write ${expects}`);
}

/** A whole number as Go's strconv.Atoi reads it: signs allowed, 64 bits, nothing else. */
export function int(range: Range = {}): Value<number> {
  const expects = expectation('a whole number', range);
  return value({
    label: range.label ?? 'INTEGER',
    expects,
    colour: 'number',
    matches: token => atoi(token).ok,
    read(token) {
      const number = atoi(token);
      return number.ok
        ? inRange(token, number.value, range, expects)
        : new Fault(`'${token}' is not a whole number; write ${expects}`);
    },
  });
}

/** A number of seconds without a unit, such as a TTL. */
export const seconds = (range: Range = {}): Value<number> => int({ label: 'SECONDS', ...range });

/** A whole number without a sign (strconv.ParseUint, base 10). */
export function uint(bits: 8 | 16 | 32 | 64, range: Range = {}): Value<number> {
  const expects = expectation('a whole number', {
    min: 0,
    max: bits === 64 ? Number.MAX_SAFE_INTEGER : 2 ** bits - 1,
    ...range,
  });
  return value({
    label: range.label ?? 'INTEGER',
    expects,
    colour: 'number',
    matches: token => atoi(token).ok,
    read(token) {
      const number = parseUint(token, 10, bits);
      return number.ok
        ? inRange(token, Number(number.value), range, expects)
        : new Fault(`'${token}' is not such a number; write ${expects}`);
    },
  });
}

/** A number with a fraction (strconv.ParseFloat). */
export function float(bits: 32 | 64, range: Range = {}): Value<number> {
  const expects = expectation('a number', range);
  return value({
    label: range.label ?? 'NUMBER',
    expects,
    colour: 'number',
    matches: token => parseFloat64(token, bits).ok,
    read(token) {
      const number = parseFloat64(token, bits);
      return number.ok
        ? inRange(token, number.value, range, expects)
        : new Fault(`'${token}' is not a number; write ${expects}`);
    },
  });
}

/** A whole percentage with its sign: `50%`. */
export function percent(range: Range = {}): Value<number> {
  const expects =
    range.max === undefined ? 'a percentage such as 50%' : `a percentage from ${range.min}% to ${range.max}%`;
  return value({
    label: 'PERCENTAGE%',
    expects,
    colour: 'number',
    matches: token => /^[+-]?\d+%$/.test(token),
    read(token) {
      const number = token.endsWith('%') ? atoi(token.slice(0, -1)) : undefined;
      return number?.ok
        ? inRange(token, number.value, range, expects)
        : new Fault(`'${token}' is not a percentage; write ${expects}`);
    },
  });
}

/** true or false in any of the spellings of strconv.ParseBool. */
export const bool: Value<boolean> = value({
  label: 'BOOL',
  expects: 'true or false',
  suggestions: ['true', 'false'],
  colour: 'word',
  matches: token => parseBool(token).ok,
  read(token) {
    const read = parseBool(token);
    return read.ok ? read.value : new Fault(`'${token}' is neither true nor false; write one of them`);
  },
});
