// A Go string is bytes, ours is UTF-16. A byte that is no valid UTF-8 travels as one lone surrogate U+DC80…U+DCFF
// (the byte + 0xDC00), so that "\xff" of a template or half of an "é" cut by `slice` comes out as it went in.

const escapeBase = 0xdc00;

/** Whether this code unit stands for one byte that is not valid UTF-8. Only meaningful for lone surrogates. */
export function isEscapedByte(codePoint: number): boolean {
  return codePoint >= 0xdc80 && codePoint <= 0xdcff;
}

/** The bytes Go would hold for this text. Any other lone surrogate becomes U+FFFD, as Go's decoder would make of it. */
export function utf8Encode(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    let c = text.codePointAt(i) as number;
    if (c < 0x80) {
      bytes[n++] = c;
    } else if (c < 0x800) {
      bytes[n++] = 0xc0 | (c >> 6);
      bytes[n++] = 0x80 | (c & 0x3f);
    } else if (isEscapedByte(c)) {
      bytes[n++] = c - escapeBase;
    } else if (c < 0x10000) {
      if (c >= 0xd800 && c < 0xe000) c = 0xfffd;
      bytes[n++] = 0xe0 | (c >> 12);
      bytes[n++] = 0x80 | ((c >> 6) & 0x3f);
      bytes[n++] = 0x80 | (c & 0x3f);
    } else {
      i++;
      bytes[n++] = 0xf0 | (c >> 18);
      bytes[n++] = 0x80 | ((c >> 12) & 0x3f);
      bytes[n++] = 0x80 | ((c >> 6) & 0x3f);
      bytes[n++] = 0x80 | (c & 0x3f);
    }
  }
  return bytes.subarray(0, n);
}

/** Number of bytes Go's `len` reports for this text. */
export function utf8Length(text: string): number {
  let n = text.length;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x80) continue;
    const point = text.codePointAt(i) as number;
    if (point > 0xffff) {
      n += 2;
      i++;
    } else if (c >= 0x800) n += isEscapedByte(c) ? 0 : 2;
    else n += 1;
  }
  return n;
}

/** The text of these bytes; see the top of the file for what becomes of invalid ones. */
export function utf8Decode(bytes: ArrayLike<number>): string {
  const parts: string[] = [];
  let units: number[] = [];
  for (let i = 0; i < bytes.length; ) {
    const width = sequenceLength(bytes, i);
    const lead = bytes[i] as number;
    if (width === 0) units.push(escapeBase + lead);
    else if (width === 1) units.push(lead);
    else {
      let c = lead & (0xff >> (width + 1));
      for (let k = 1; k < width; k++) c = (c << 6) | ((bytes[i + k] as number) & 0x3f);
      if (c > 0xffff) units.push(0xd7c0 + (c >> 10), 0xdc00 | (c & 0x3ff));
      else units.push(c);
    }
    i += width || 1;
    if (units.length > 8000) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  parts.push(String.fromCharCode(...units));
  return parts.join('');
}

/** Joins escaped bytes that together spell a character: what Go sees after gluing two strings. */
export function normalizeBytes(text: string): string {
  return /[\udc80-\udcff]/.test(text) ? utf8Decode(utf8Encode(text)) : text;
}

/** Bytes of the valid UTF-8 sequence that starts at `i`, 0 where there is none (Go's unicode/utf8 `first` table). */
function sequenceLength(bytes: ArrayLike<number>, i: number): number {
  const lead = bytes[i] as number;
  if (lead < 0x80) return 1;
  const width = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (width === 0 || i + width > bytes.length) return 0;
  const second = bytes[i + 1] as number;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80; // no overlong forms
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf; // no surrogates, nothing above U+10FFFF
  if (second < lowest || second > highest) return 0;
  for (let k = 2; k < width; k++) if (((bytes[i + k] as number) & 0xc0) !== 0x80) return 0;
  return width;
}
