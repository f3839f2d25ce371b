import { fail, ok, type Result } from './result.ts';
import { isEscapedByte, utf8Encode } from './utf8.ts';

const limit = 1n << 63n;
const units = new Map<string, bigint>([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n], // U+00B5, micro sign
  ['μs', 1_000n], // U+03BC, Greek mu
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);

/** time.ParseDuration, in nanoseconds (an int64): '1h30m', '-1.5s', '0'; a bare number other than 0 is refused. */
export function parseDuration(text: string): Result<bigint> {
  const invalid = fail(`time: invalid duration ${quoteValue(text)}`);
  const negative = text[0] === '-';
  let rest = negative || text[0] === '+' ? text.slice(1) : text;
  if (rest === '0') return ok(0n);
  if (rest === '') return invalid;
  let total = 0n;
  const part = /^([0-9]*)(?:\.([0-9]*))?([^.0-9]*)/;
  while (rest !== '') {
    const [all, whole = '', fraction = '', unitName = ''] = part.exec(rest) as RegExpExecArray;
    if (whole === '' && fraction === '') return invalid;
    const count = BigInt(whole);
    if (count > limit) return invalid;
    if (unitName === '') return fail(`time: missing unit in duration ${quoteValue(text)}`);
    const unit = units.get(unitName);
    if (unit === undefined) return fail(`time: unknown unit ${quoteValue(unitName)} in duration ${quoteValue(text)}`);
    const value = count * unit + fractionOf(fraction, unit);
    if (count > limit / unit || value > limit) return invalid;
    total = BigInt.asUintN(64, total + value); // wraps as Go's uint64: 2^63 ns twice are 0
    if (total > limit) return invalid;
    rest = rest.slice(all.length);
  }
  if (negative) return ok(-total);
  return total === limit ? invalid : ok(total);
}

/** Nanoseconds of '.digits' of a unit, with the rounding of Go's float64 arithmetic. */
function fractionOf(digits: string, unit: bigint): bigint {
  let f = 0n;
  let scale = 1;
  for (const digit of digits) {
    if (f > (limit - 1n) / 10n) break;
    const next = f * 10n + BigInt(digit);
    if (next > limit) break;
    f = next;
    scale *= 10;
  }
  return f === 0n ? 0n : BigInt(Math.trunc(Number(f) * (Number(unit) / scale)));
}

/** time.Duration.String of nanoseconds: '1h30m0s', '1.5ms', '0s'. */
export function durationString(nanoseconds: bigint): string {
  const sign = nanoseconds < 0n ? '-' : '';
  const u = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (u === 0n) return '0s';
  if (u < 1_000n) return `${sign}${u}ns`;
  if (u < 1_000_000n) return `${sign}${decimal(u, 3)}µs`;
  if (u < 1_000_000_000n) return `${sign}${decimal(u, 6)}ms`;
  const minutes = u / 60_000_000_000n;
  const seconds = `${decimal(u % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return sign + seconds;
  if (minutes < 60n) return `${sign}${minutes}m${seconds}`;
  return `${sign}${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

function decimal(value: bigint, digits: number): string {
  const text = value.toString().padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`.replace(/\.?0+$/, '');
}

/** The quoting of package time: unlike strconv.Quote it writes every byte above ASCII as \x. */
function quoteValue(text: string): string {
  let out = '"';
  for (const char of text) {
    const c = char.codePointAt(0) as number;
    if (c === 0x22 || c === 0x5c) out += `\\${char}`;
    else if (c >= 0x20 && c < 0x80) out += char;
    else if (isEscapedByte(c)) out += `\\x${(c & 0xff).toString(16)}`;
    else for (const byte of utf8Encode(char)) out += `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return `${out}"`;
}
