/** Numbers as zone files write them: Go's strconv, as far as miekg/dns uses it. */

/** strconv.ParseUint(text, 10, bits): digits only, no sign; undefined when it is not one or too big. `bits` ≤ 48. */
export function parseUint(text: string, bits: number): number | undefined {
  if (!/^[0-9]+$/.test(text)) return undefined;
  const value = Number(text);
  return value < 2 ** bits ? value : undefined;
}

/** strconv.ParseUint(text, 16, bits) */
export function parseHexUint(text: string, bits: number): bigint | undefined {
  if (!/^[0-9a-fA-F]+$/.test(text)) return undefined;
  const value = BigInt(`0x${text}`);
  return value < 1n << BigInt(bits) ? value : undefined;
}

const decimalFloat = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/;
const specialFloat = /^([+-]?)(inf|infinity|nan)$/i;
const hexFloat = /^([+-]?)0[xX]_?([0-9a-fA-F_]*)(?:\.([0-9a-fA-F_]*))?[pP]([+-]?[0-9]+)$/;

/** strconv.ParseFloat(text, 64); undefined where Go returns an error, an overflow included. */
export function parseFloat64(text: string): number | undefined {
  if (decimalFloat.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? value : undefined;
  }
  const special = specialFloat.exec(text);
  if (special) {
    if (special[2]!.toLowerCase() === 'nan') return special[1] === '' ? Number.NaN : undefined;
    return special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  const match = hexFloat.exec(text);
  if (!match) return undefined;
  const whole = (match[2] ?? '').replaceAll('_', '');
  const fraction = (match[3] ?? '').replaceAll('_', '');
  if (whole + fraction === '') return undefined;
  const value = Number(BigInt(`0x${whole}${fraction}`)) * 2 ** (Number(match[4]) - 4 * fraction.length);
  if (!Number.isFinite(value)) return undefined;
  return match[1] === '-' ? -value : value;
}

/** uint32(float) as Go compiles it for amd64: cut to 64 bits, then the low 32 of them. */
export function floatToUint32(value: number): number {
  if (!(Math.abs(value) < 2 ** 63)) return 0;
  return Number(BigInt.asUintN(32, BigInt(Math.trunc(value))));
}
