import { fail, ok, type Result } from './result.ts';
import { isEscapedByte, normalizeBytes, utf8Decode, utf8Encode } from './utf8.ts';

const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;
const shortEscapes = new Map([
  [7, '\\a'],
  [8, '\\b'],
  [9, '\\t'],
  [10, '\\n'],
  [11, '\\v'],
  [12, '\\f'],
  [13, '\\r'],
]);

/** strconv.IsPrint. The Unicode version is the runtime's, Go 1.26 has 15.0: signs of later versions differ. */
export function isPrint(codePoint: number): boolean {
  if (codePoint < 0x7f) return codePoint >= 0x20;
  return printable.test(String.fromCodePoint(codePoint));
}

/** strconv.Quote, and `%q` of a string: a Go string literal with double quotes. */
export function quote(text: string): string {
  return quoteWith(text, '"', false);
}

/** strconv.QuoteToASCII, and `%+q`. */
export function quoteToASCII(text: string): string {
  return quoteWith(text, '"', true);
}

/** strconv.QuoteRune, and `%q` of a number; what is no code point is quoted as U+FFFD. */
export function quoteRune(codePoint: number, asciiOnly = false): string {
  const valid = codePoint >= 0 && codePoint <= 0x10ffff && !(codePoint >= 0xd800 && codePoint < 0xe000);
  return `'${escapeRune(valid ? codePoint : 0xfffd, "'", asciiOnly)}'`;
}

/** strconv.CanBackquote: whether a raw string literal can hold the text. */
export function canBackquote(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are the point
  return !/[\u0000-\u0008\u000a-\u001f`\u007f\ufeff]|[\udc80-\udcff](?<![\ud800-\udbff].)/.test(text);
}

function quoteWith(text: string, mark: string, asciiOnly: boolean): string {
  let out = mark;
  for (const char of text) {
    const c = char.codePointAt(0) as number;
    if (isEscapedByte(c)) out += `\\x${(c & 0xff).toString(16)}`;
    else out += escapeRune(c >= 0xd800 && c < 0xe000 ? 0xfffd : c, mark, asciiOnly);
  }
  return out + mark;
}

function escapeRune(c: number, mark: string, asciiOnly: boolean): string {
  const char = String.fromCodePoint(c);
  if (char === mark || char === '\\') return `\\${char}`;
  if (isPrint(c) && (c < 0x80 || !asciiOnly)) return char;
  const short = shortEscapes.get(c);
  if (short !== undefined) return short;
  const hex = c.toString(16);
  if (c < 0x20 || c === 0x7f) return `\\x${hex.padStart(2, '0')}`;
  return c < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** strconv.Unquote of a "…", `…` or '…' literal. */
export function unquote(literal: string): Result<string> {
  const invalid = fail('invalid syntax');
  const mark = literal[0];
  if (literal.length < 2 || mark === undefined || literal.at(-1) !== mark) return invalid;
  const body = literal.slice(1, -1);
  if (mark === '`') return body.includes('`') ? invalid : ok(body.replaceAll('\r', ''));
  if (mark !== '"' && mark !== "'") return invalid;
  const bytes: number[] = [];
  let runes = 0;
  for (let i = 0; i < body.length; runes++) {
    const rune = unquoteChar(body, i, mark);
    if (rune === undefined || body[i] === '\n') return invalid;
    if (rune.isByte) bytes.push(rune.value);
    else for (const byte of utf8Encode(rune.text)) bytes.push(byte);
    i = rune.end;
  }
  if (mark === "'" && runes > 1) return invalid; // '' is the empty text to Go
  return ok(normalizeBytes(utf8Decode(bytes)));
}

/** strconv.UnquoteChar: one character or escape of `body` at `i`; nothing where it is malformed. */
export function unquoteChar(
  body: string,
  i: number,
  mark: string,
): { value: number; text: string; isByte: boolean; end: number } | undefined {
  const point = body.codePointAt(i);
  if (point === undefined || body[i] === mark) return undefined;
  const plain = String.fromCodePoint(point);
  const literalEnd = i + plain.length;
  if (plain !== '\\') {
    return { value: isEscapedByte(point) ? 0xfffd : point, text: plain, isByte: false, end: literalEnd };
  }
  const kind = body[i + 1] ?? '';
  const simple = 'abfnrtv'.indexOf(kind);
  if (kind !== '' && simple >= 0) return byteRune([7, 8, 12, 10, 13, 9, 11][simple] as number, i + 2);
  if (kind === '\\' || (kind === mark && mark !== '')) return byteRune(kind.charCodeAt(0), i + 2);
  const width = { x: 2, u: 4, U: 8 }[kind];
  if (width !== undefined) {
    const digits = body.slice(i + 2, i + 2 + width);
    if (digits.length < width || !/^[0-9a-fA-F]+$/.test(digits)) return undefined;
    const value = Number.parseInt(digits, 16);
    const end = i + 2 + width;
    if (kind === 'x') return byteRune(value, end);
    if (value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) return undefined;
    return { value, text: String.fromCodePoint(value), isByte: false, end };
  }
  const octal = /^[0-7]{3}/.exec(body.slice(i + 1, i + 4));
  if (octal === null) return undefined;
  const value = Number.parseInt(octal[0], 8);
  return value > 255 ? undefined : byteRune(value, i + 4);
}

function byteRune(value: number, end: number): { value: number; text: string; isByte: boolean; end: number } {
  return { value, text: '', isByte: true, end };
}
