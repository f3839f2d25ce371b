/**
 * A byte string is a JavaScript string whose characters are octets (0–255): what Go calls a string.
 * Names, texts and zone files are kept so, because DNS (and miekg/dns) thinks in octets: `é` in a zone
 * file is two of them and prints as `\195\169`. Plain ASCII text is a byte string already.
 */

const nonAscii = /[^\0-\x7f]/;
const encoder = new (
  globalThis as unknown as { TextEncoder: new () => { encode(text: string): Uint8Array } }
).TextEncoder();

const escapedByte = /([\udc80-\udcff])/u;
const unescapedByte = (text: string): string => String.fromCharCode(text.charCodeAt(0) & 0xff);

/** Text → its UTF-8 octets, one per character. A lone surrogate U+DC80…U+DCFF is an octet that was no UTF-8. */
export function toByteString(text: string): string {
  if (!nonAscii.test(text)) return text;
  const parts = text.split(escapedByte);
  return parts.map((part, i) => (i % 2 === 1 ? unescapedByte(part) : bytesToString(encoder.encode(part)))).join('');
}

/** The inverse of toByteString; octets that are not UTF-8 become U+FFFD. */
export function fromByteString(bytes: string): string {
  if (!nonAscii.test(bytes)) return bytes;
  let text = '';
  for (const { rune } of runes(bytes)) text += String.fromCodePoint(rune);
  return text;
}

export function bytesToString(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
  return text;
}

/** Octets of a byte string; characters above 255 do not occur in one. */
export function stringToBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Code points of the UTF-8 in a byte string; `width` 1 with U+FFFD marks an octet that is not UTF-8 (Go's DecodeRune). */
export function* runes(bytes: string): Generator<{ rune: number; width: number }> {
  for (let i = 0; i < bytes.length; ) {
    const step = decodeRune(bytes, i);
    yield step;
    i += step.width;
  }
}

const invalid = { rune: 0xfffd, width: 1 };

/** Octets of the UTF-8 character that ends before `end`; 1 for an octet that is none (Go's DecodeLastRune). */
export function lastRuneWidth(bytes: string, end: number): number {
  for (let width = 2; width <= Math.min(4, end); width++) {
    if (decodeRune(bytes.slice(0, end), end - width).width === width) return width;
  }
  return 1;
}

function decodeRune(bytes: string, at: number): { rune: number; width: number } {
  const lead = bytes.charCodeAt(at);
  if (lead < 0x80) return { rune: lead, width: 1 };
  const width =
    lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;
  if (width === 0 || at + width > bytes.length) return invalid;
  let rune = lead & (0xff >> (width + 1));
  for (let i = 1; i < width; i++) {
    const next = bytes.charCodeAt(at + i);
    if (next < 0x80 || next > 0xbf) return invalid;
    rune = (rune << 6) | (next & 0x3f);
  }
  // Overlong forms and surrogates are not UTF-8.
  if (rune < ([0, 0, 0x80, 0x800, 0x10000][width] as number) || rune > 0x10ffff || (rune >= 0xd800 && rune < 0xe000))
    return invalid;
  return { rune, width };
}

function mapRunes(bytes: string, map: (character: string) => string): string {
  let text = '';
  for (const { rune } of runes(bytes)) {
    const character = String.fromCodePoint(rune);
    const mapped = map(character);
    // Go maps one code point to one: `ß` has no single capital and stays.
    text += [...mapped].length === 1 ? mapped : character;
  }
  return toByteString(text);
}

/** Go's strings.ToUpper: beyond ASCII it maps code points, so the type `ſoa` is SOA. */
export function toUpper(bytes: string): string {
  return nonAscii.test(bytes) ? mapRunes(bytes, c => c.toUpperCase()) : bytes.toUpperCase();
}

/** Go's strings.ToLower. */
export function toLower(bytes: string): string {
  return nonAscii.test(bytes) ? mapRunes(bytes, c => (c === 'İ' ? 'i' : c.toLowerCase())) : bytes.toLowerCase();
}

/** Lower case for ASCII letters alone, as dns.CanonicalName does it; octets that are not UTF-8 become U+FFFD there. */
export function toLowerAscii(bytes: string): string {
  return nonAscii.test(bytes)
    ? mapRunes(bytes, c => (c >= 'A' && c <= 'Z' ? c.toLowerCase() : c))
    : bytes.toLowerCase();
}

/** Go's strconv.QuoteToASCII: how miekg/dns shows the offending token of a zone file. */
export function quoteToAscii(bytes: string): string {
  let text = '"';
  let at = 0;
  for (const { rune, width } of runes(bytes)) {
    text += width === 1 && rune === 0xfffd ? `\\x${hex(bytes.charCodeAt(at), 2)}` : quoteRune(rune);
    at += width;
  }
  return `${text}"`;
}

const shortEscapes: Record<number, string> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
};

function quoteRune(rune: number): string {
  const short = shortEscapes[rune];
  if (short !== undefined) return short;
  if (rune >= 0x20 && rune < 0x7f) return String.fromCharCode(rune);
  if (rune < 0x20 || rune === 0x7f) return `\\x${hex(rune, 2)}`;
  return rune < 0x10000 ? `\\u${hex(rune, 4)}` : `\\U${hex(rune, 8)}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
