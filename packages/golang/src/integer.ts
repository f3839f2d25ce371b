import { quote } from './quote.ts';
import { fail, ok, type Result } from './result.ts';

type Failure = 'invalid syntax' | 'value out of range';

/**
 * strconv.Atoi: a decimal int64 with an optional sign. The value is a number: beyond ±2^53 it is the nearest double,
 * which comparisons with any limit of a plugin do not notice.
 */
export function atoi(text: string): Result<number> {
  const value = signed(text, 10, 64);
  return typeof value === 'bigint' ? ok(Number(value)) : numError('Atoi', text, value);
}

/** strconv.ParseInt. Base 0 reads the prefixes 0x, 0o, 0b, 0 and underscores; bitSize 0 is 64. */
export function parseInteger(text: string, base: number, bitSize: number): Result<bigint> {
  const value = signed(text, base, bitSize || 64);
  return typeof value === 'bigint' ? ok(value) : numError('ParseInt', text, value);
}

/** strconv.ParseUint: no sign is accepted, not even '+'. */
export function parseUint(text: string, base: number, bitSize: number): Result<bigint> {
  if (base !== 0 && (base < 2 || base > 36)) {
    return fail(`strconv.ParseUint: parsing ${quote(text)}: invalid ${text === '' ? 'syntax' : `base ${base}`}`);
  }
  if (bitSize < 0 || bitSize > 64) {
    const why = text === '' ? 'syntax' : `bit size ${bitSize}`;
    return fail(`strconv.ParseUint: parsing ${quote(text)}: invalid ${why}`);
  }
  const value = unsigned(text, base, bitSize || 64);
  return typeof value === 'bigint' ? ok(value) : numError('ParseUint', text, value);
}

/** strconv.ParseBool. */
export function parseBool(text: string): Result<boolean> {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return ok(true);
  if (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text)) return ok(false);
  return numError('ParseBool', text, 'invalid syntax');
}

/** strconv.NumError's text. */
export function numError(func: string, text: string, why: Failure): { readonly ok: false; readonly error: string } {
  return fail(`strconv.${func}: parsing ${quote(text)}: ${why}`);
}

function signed(text: string, base: number, bitSize: number): bigint | Failure {
  const hasSign = text[0] === '+' || text[0] === '-';
  const value = unsigned(hasSign ? text.slice(1) : text, base, bitSize);
  if (typeof value !== 'bigint') return value;
  const limit = 1n << BigInt(bitSize - 1);
  if (text[0] === '-') return value > limit ? 'value out of range' : -value;
  return value >= limit ? 'value out of range' : value;
}

function unsigned(text: string, base: number, bitSize: number): bigint | Failure {
  if (text === '') return 'invalid syntax';
  let radix = base;
  let i = 0;
  if (base === 0) {
    radix = 10;
    if (text[0] === '0') {
      const prefix = text.length >= 3 ? { b: 2, o: 8, x: 16 }[(text[1] as string).toLowerCase()] : undefined;
      radix = prefix ?? 8;
      i = prefix === undefined ? 1 : 2;
    }
  }
  const max = (1n << BigInt(bitSize)) - 1n;
  const factor = BigInt(radix);
  let value = 0n;
  let underscores = false;
  for (; i < text.length; i++) {
    if (text[i] === '_' && base === 0) {
      underscores = true;
      continue;
    }
    const digit = digitOf(text.charCodeAt(i));
    if (digit >= radix) return 'invalid syntax';
    value = value * factor + BigInt(digit);
    if (value > max) return 'value out of range'; // at once: Go does not look at the rest, so '99999999999999999999x' is out of range
  }
  return underscores && !underscoreOK(text) ? 'invalid syntax' : value;
}

function digitOf(c: number): number {
  if (c >= 48 && c <= 57) return c - 48;
  const lower = c | 0x20;
  return c < 0x80 && lower >= 97 && lower <= 122 ? lower - 87 : 99;
}

/** Whether each underscore stands between digits, or between a base prefix and a digit. */
export function underscoreOK(text: string): boolean {
  const unsigned = text.replace(/^[+-]/, '');
  const prefix = /^0[box]/i.exec(unsigned);
  const isDigit = prefix !== null && /x/i.test(prefix[0]) ? /[0-9a-fA-F]/ : /[0-9]/;
  let saw = prefix === null ? '^' : '0';
  for (let i = prefix === null ? 0 : 2; i < unsigned.length; i++) {
    const c = unsigned[i] as string;
    if (isDigit.test(c)) saw = '0';
    else if (c === '_') {
      if (saw !== '0') return false;
      saw = '_';
    } else {
      if (saw === '_') return false;
      saw = '!';
    }
  }
  return saw !== '_';
}
