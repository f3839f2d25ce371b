import { numError, underscoreOK } from './integer.ts';
import { ok, type Result } from './result.ts';

const decimal = /^[+-]?(?:[0-9_]*[0-9][0-9_]*\.?[0-9_]*|[0-9_]*\.[0-9_]*[0-9][0-9_]*)(?:[eE][+-]?[0-9][0-9_]*)?$/;
const hexadecimal = /^([+-]?)0[xX]([0-9a-fA-F_]*)(?:\.([0-9a-fA-F_]*))?[pP]([+-]?[0-9][0-9_]*)$/;

/** strconv.ParseFloat with bitSize 32 or 64: also hexadecimal floats, underscores, inf and nan. */
export function parseFloat64(text: string, bitSize: 32 | 64 = 64): Result<number> {
  if (/^nan$/i.test(text)) return ok(Number.NaN);
  if (/^[+-]?inf(inity)?$/i.test(text)) return ok(text[0] === '-' ? -Infinity : Infinity);
  const value = readFloat(text);
  if (value === undefined) return numError('ParseFloat', text, 'invalid syntax');
  const rounded = bitSize === 32 ? Math.fround(value) : value;
  return Number.isFinite(rounded) ? ok(rounded) : numError('ParseFloat', text, 'value out of range');
}

function readFloat(text: string): number | undefined {
  if (text.includes('_') && !underscoreOK(text)) return undefined;
  if (decimal.test(text)) return Number(text.replaceAll('_', ''));
  const hex = hexadecimal.exec(text);
  if (hex === null) return undefined;
  const [, sign, whole = '', fraction = '', exponent = ''] = hex.map(part => part?.replaceAll('_', ''));
  if (whole + fraction === '') return undefined;
  const magnitude = scale(BigInt(`0x${whole}${fraction}`), Number(exponent) - 4 * fraction.length);
  return sign === '-' ? -magnitude : magnitude;
}

/** mantissa · 2^exponent, rounded once to the nearest double, ties to even. */
function scale(mantissa: bigint, exponent: number): number {
  if (mantissa === 0n) return 0;
  const bits = mantissa.toString(2).length;
  if (bits + exponent > 1100) return Infinity;
  if (bits + exponent < -1100) return 0;
  const lost = Math.max(bits - 53, -1074 - exponent); // bits that the double has no room for
  if (lost <= 0) return Number(mantissa) * 2 ** Math.max(exponent, -1000) * 2 ** Math.min(exponent + 1000, 0);
  const kept = mantissa >> BigInt(lost);
  const rest = mantissa - (kept << BigInt(lost));
  const half = 1n << BigInt(lost - 1);
  const up = rest > half || (rest === half && (kept & 1n) === 1n) ? 1n : 0n;
  const exact = exponent + lost;
  return Number(kept + up) * 2 ** Math.max(exact, -1000) * 2 ** Math.min(exact + 1000, 0);
}
