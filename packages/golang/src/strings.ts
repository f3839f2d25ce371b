import { utf8Encode } from './utf8.ts';

/** strings.Fields: the words between runs of Unicode white space. */
export function fields(text: string): string[] {
  return text.split(/\p{White_Space}+/u).filter(word => word !== '');
}

/** strings.TrimSpace. JavaScript's trim differs: it leaves U+0085 and takes U+FEFF. */
export function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text[start] as string)) start++;
  while (end > start && isSpace(text[end - 1] as string)) end--;
  return text.slice(start, end);
}

/** unicode.IsSpace. */
export function isSpace(char: string): boolean {
  return /^\p{White_Space}$/u.test(char);
}

/** strings.ToLower: each character by itself, one for one ('İ' is 'i', a final 'Σ' is 'σ'). */
export function toLower(text: string): string {
  return isAscii(text) ? text.toLowerCase() : mapChars(text, lowerOf);
}

/** strings.ToUpper: each character by itself, one for one ('ß' stays). */
export function toUpper(text: string): string {
  return mapChars(text, upperOf);
}

/** strings.EqualFold: equal under simple Unicode case folding ('K' and the Kelvin sign are equal, 'ß' and 'ss' not). */
export function equalFold(a: string, b: string): boolean {
  return a === b || mapChars(a, foldOf) === mapChars(b, foldOf);
}

/** Compares as Go's `<` on strings does, by bytes: negative, 0 or positive. UTF-16 order differs above U+FFFF. */
export function compareStrings(a: string, b: string): number {
  if (isAscii(a) && isAscii(b)) return a < b ? -1 : a > b ? 1 : 0;
  const x = utf8Encode(a);
  const y = utf8Encode(b);
  const n = Math.min(x.length, y.length);
  for (let i = 0; i < n; i++) {
    const difference = (x[i] as number) - (y[i] as number);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

function mapChars(text: string, map: (char: string) => string): string {
  let out = '';
  for (const char of text) out += map(char);
  return out;
}

function lowerOf(char: string): string {
  if (char === 'İ') return 'i';
  const lower = char.toLowerCase();
  return isOne(lower) ? lower : char;
}

// Greek capitals with a small iota below: their full upper case is two letters, their simple one is one.
function upperOf(char: string): string {
  const upper = char.toUpperCase();
  if (isOne(upper)) return upper;
  const c = char.codePointAt(0) as number;
  if (c >= 0x1f80 && c <= 0x1faf) return String.fromCodePoint(c | 8);
  if (c === 0x1fb3 || c === 0x1fc3 || c === 0x1ff3) return String.fromCodePoint(c + 9);
  return char;
}

function foldOf(char: string): string {
  if (char === 'İ' || char === 'ı') return char;
  return lowerOf(upperOf(lowerOf(char)));
}

function isOne(text: string): boolean {
  return text.length === 1 || (text.length === 2 && (text.codePointAt(0) as number) > 0xffff);
}
