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
const hexFloat = /^([+-]?)0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?[0-9]+)$/;

/**
 * strconv.ParseFloat(text, 64); undefined where Go returns an error, an overflow included. Underscores may stand between
 * digits: `1_0` is 10.
 */
export function parseFloat64(written: string): number | undefined {
  const isHex = /^[+-]?0[xX]/.test(written);
  const text = isHex
    ? written.replace(/(?<=[0-9a-fA-F]|^[+-]?0[xX])_(?=[0-9a-fA-F])/g, '')
    : written.replace(/(?<=[0-9])_(?=[0-9])/g, '');
  if (decimalFloat.test(text)) return finite(Number(text));
  const special = specialFloat.exec(text);
  if (special) {
    if (special[2]?.toLowerCase() === 'nan') return special[1] === '' ? Number.NaN : undefined;
    return special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  const [, sign, whole = '', fraction = '', exponent] = hexFloat.exec(text) ?? [];
  if (whole + fraction === '') return undefined;
  const value = Number(BigInt(`0x${whole}${fraction}`)) * 2 ** (Number(exponent) - 4 * fraction.length);
  return finite(sign === '-' ? -value : value);
}

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

/** uint32(float) as Go compiles it for amd64: cut to 64 bits, then the low 32 of them. */
export function floatToUint32(value: number): number {
  if (!(Math.abs(value) < 2 ** 63)) return 0;
  return Number(BigInt.asUintN(32, BigInt(Math.trunc(value))));
}
