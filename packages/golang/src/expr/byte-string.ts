import { utf8Decode, utf8Encode } from '../utf8.ts';

// Inside the expression language a Go string is a *byte string*: one code unit (0…255) per byte. Then `name()[0]`,
// `x[1:3]`, `<` and `contains` are JavaScript's own operations and equal Go's, also in the middle of an "é". ASCII,
// which is nearly everything, is the same in both forms.

const beyondAscii = /[\u0080-\uffff]/;

/** The bytes of a text, one code unit per byte. */
export function toByteString(text: string): string {
  return beyondAscii.test(text) ? fromBytes(utf8Encode(text)) : text;
}

/** The text that these bytes spell; invalid bytes as `utf8.ts` describes. */
export function fromByteString(bytes: string): string {
  return beyondAscii.test(bytes) ? utf8Decode(Uint8Array.from(bytes, byte => byte.charCodeAt(0))) : bytes;
}

/** A byte string of these bytes. */
export function fromBytes(bytes: ArrayLike<number>): string {
  let out = '';
  for (let i = 0; i < bytes.length; i++) out += String.fromCharCode(bytes[i] as number);
  return out;
}

/** The code points of a byte string with the number of bytes each takes; an invalid byte is U+FFFD of width 1. */
export function decodeRunes(bytes: string): { rune: number; width: number }[] {
  const runes: { rune: number; width: number }[] = [];
  for (const char of fromByteString(bytes)) {
    const c = char.codePointAt(0) as number;
    if (c >= 0xd800 && c < 0xe000) runes.push({ rune: 0xfffd, width: 1 });
    else runes.push({ rune: c, width: c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4 });
  }
  return runes;
}

/** UTF-8 of one code point; what is no code point becomes U+FFFD. */
export function encodeRune(rune: number): string {
  const valid = rune >= 0 && rune <= 0x10ffff && !(rune >= 0xd800 && rune < 0xe000);
  return toByteString(String.fromCodePoint(valid ? rune : 0xfffd));
}
