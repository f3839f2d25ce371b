const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const base32Digits = '0123456789ABCDEFGHIJKLMNOPQRSTUV';

const digitValues = (digits: string): Int8Array => {
  const values = new Int8Array(256).fill(-1);
  for (let i = 0; i < digits.length; i++) values[digits.charCodeAt(i)] = i;
  return values;
};
const base64Values = digitValues(base64Digits);
const base32Values = digitValues(base32Digits);

export function encodeHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += (byte < 16 ? '0' : '') + byte.toString(16);
  return text;
}

/** Hexadecimal text of either case → bytes; undefined when a digit is wrong or missing (Go's hex.DecodeString). */
export function decodeHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

export function encodeBase64(bytes: Uint8Array): string {
  const text = encodeDigits(bytes, base64Digits, 6);
  return text + '='.repeat((4 - (text.length % 4)) % 4);
}

/** Standard base64 with padding, new lines ignored as in Go's encoding/base64; undefined when it is not that. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const dense = text.replace(/[\r\n]/g, '');
  if (dense.length % 4 !== 0) return undefined;
  return decodeDigits(dense.replace(/={1,2}$/, ''), base64Values, 6);
}

/** Base32 with the extended hex alphabet and no padding, as in NSEC3 (RFC 4648 §7). */
export function encodeBase32(bytes: Uint8Array): string {
  return encodeDigits(bytes, base32Digits, 5);
}

/**
 * The inverse of encodeBase32, in either case; undefined for a wrong digit. Digits at the end that make no whole octet
 * do not matter to Go, and of three or six left over it decodes none.
 */
export function decodeBase32(written: string): Uint8Array | undefined {
  const text = written.replace(/[\r\n]/g, '');
  const bytes = decodeDigits(text.toUpperCase(), base32Values, 5);
  const leftOver = text.length % 8;
  const lost = leftOver === 3 ? 1 : leftOver === 6 ? 3 : 0;
  return bytes?.subarray(0, bytes.length - lost);
}

function encodeDigits(bytes: Uint8Array, digits: string, width: number): string {
  let text = '';
  let bits = 0;
  let pending = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= width) {
      bits -= width;
      text += digits[(pending >> bits) & ((1 << width) - 1)];
    }
    pending &= (1 << bits) - 1;
  }
  return bits > 0 ? text + digits[(pending << (width - bits)) & ((1 << width) - 1)] : text;
}

function decodeDigits(text: string, values: Int8Array, width: number): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * width) / 8));
  let bits = 0;
  let pending = 0;
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const value = values[text.charCodeAt(i)] ?? -1;
    if (value < 0) return undefined;
    pending = ((pending << width) | value) & 0xffff;
    bits += width;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (pending >> bits) & 0xff;
    }
  }
  return bytes;
}
