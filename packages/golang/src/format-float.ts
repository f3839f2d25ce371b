/** The digits of |value| and where their decimal point stands: 0.d1d2d3… · 10^point. */
interface Digits {
  digits: string;
  point: number;
}

/**
 * strconv.FormatFloat for the formats e, f and g; precision -1 asks for the shortest digits that read back the same.
 * JavaScript's toFixed and toExponential round halves up where Go rounds to even, so the digits are made here.
 */
export function formatFloat(value: number, format: 'e' | 'f' | 'g', precision: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? '-Inf' : '+Inf';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const shortest = precision < 0;
  let digits = shortest ? shortestDigits(Math.abs(value)) : exactDigits(Math.abs(value));
  if (format === 'e') {
    if (!shortest) digits = round(digits, precision + 1);
    return sign + exponential(digits, shortest ? digits.digits.length - 1 : precision);
  }
  if (format === 'f') {
    if (!shortest) digits = round(digits, digits.point + precision);
    return sign + fixed(digits, shortest ? Math.max(digits.digits.length - digits.point, 0) : precision);
  }
  let significant = precision === 0 ? 1 : precision;
  if (!shortest) digits = round(digits, significant);
  else significant = 6;
  let limit = significant;
  if (limit > digits.digits.length && digits.digits.length >= digits.point) limit = digits.digits.length;
  if (shortest) limit = 6;
  const exponent = digits.point - 1;
  if (exponent < -4 || exponent >= limit) {
    const shown = shortest || significant > digits.digits.length ? digits.digits.length : significant;
    return sign + exponential(digits, shown - 1);
  }
  return sign + fixed(digits, Math.max(digits.digits.length - digits.point, 0));
}

function shortestDigits(value: number): Digits {
  if (value === 0) return { digits: '', point: 0 };
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

/** All digits of the double; at most some 770 of them. */
function exactDigits(value: number): Digits {
  if (value === 0) return { digits: '', point: 0 };
  const [fraction, exponent] = split(value);
  if (exponent >= 0) {
    const text = (fraction << BigInt(exponent)).toString();
    return { digits: text.replace(/0+$/, ''), point: text.length };
  }
  const text = (fraction * 5n ** BigInt(-exponent)).toString(); // fraction / 2^n = fraction · 5^n / 10^n
  return { digits: text.replace(/0+$/, ''), point: text.length + exponent };
}

/** value = fraction · 2^exponent. */
function split(value: number): [bigint, number] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number(bits >> 52n);
  const fraction = bits & ((1n << 52n) - 1n);
  return exponent === 0 ? [fraction, -1074] : [fraction | (1n << 52n), exponent - 1075];
}

/** Keeps `count` digits, halves to even. */
function round({ digits, point }: Digits, count: number): Digits {
  if (count < 0) return { digits: '', point: 0 };
  if (count >= digits.length) return { digits, point };
  const kept = digits.slice(0, count);
  const rest = digits.slice(count);
  const isHalf = rest === '5'; // trailing zeros are gone
  const up = isHalf ? count > 0 && Number(kept.at(-1)) % 2 === 1 : (rest[0] as string) >= '5';
  if (!up) return trim({ digits: kept, point });
  const next = (BigInt(kept || '0') + 1n).toString();
  return trim({ digits: next, point: point + next.length - kept.length });
}

function trim({ digits, point }: Digits): Digits {
  const trimmed = digits.replace(/0+$/, '');
  return trimmed === '' ? { digits: '', point: 0 } : { digits: trimmed, point };
}

function exponential({ digits, point }: Digits, decimals: number): string {
  const padded = digits.padEnd(Math.max(decimals, 0) + 1, '0');
  const exponent = digits === '' ? 0 : point - 1;
  const mantissa = decimals > 0 ? `${padded[0]}.${padded.slice(1, decimals + 1)}` : padded[0];
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function fixed({ digits, point }: Digits, decimals: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  if (decimals <= 0) return whole;
  const fraction = '0'.repeat(Math.min(Math.max(-point, 0), decimals)) + digits.slice(Math.max(point, 0));
  return `${whole}.${fraction.slice(0, decimals).padEnd(decimals, '0')}`;
}
