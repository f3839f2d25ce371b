import { EvaluationError } from './value.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** base64.StdEncoding.EncodeToString of a byte string. */
export function encodeBase64(bytes: string): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = bytes.slice(i, i + 3);
    const [a = 0, b = 0, c = 0] = Array.from(group, byte => byte.charCodeAt(0));
    const bits = (a << 16) | (b << 8) | c;
    const digits = [18, 12, 6, 0].map(at => alphabet[(bits >> at) & 63]).join('');
    out += digits.slice(0, group.length + 1).padEnd(4, '=');
  }
  return out;
}

/** base64.StdEncoding.DecodeString: line breaks are passed over, padding is required, its unused bits are not looked at. */
export function decodeBase64(text: string): string {
  const digits = text.replace(/[\r\n]/g, '');
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) {
    throw new EvaluationError('illegal base64 data');
  }
  let out = '';
  for (let i = 0; i < digits.length; i += 4) {
    const group = digits.slice(i, i + 4).replace(/=+$/, '');
    if (group.length === 1) throw new EvaluationError('illegal base64 data');
    const bits = [...group.padEnd(4, 'A')].reduce((all, digit) => (all << 6) | alphabet.indexOf(digit), 0);
    const bytes = String.fromCharCode((bits >> 16) & 255, (bits >> 8) & 255, bits & 255);
    out += bytes.slice(0, group.length - 1);
  }
  return out;
}
