import { isPrint } from '../quote.ts';
import { utf8Encode } from '../utf8.ts';

const html: Readonly<Record<string, string>> = {
  '\0': '\ufffd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/** template.HTMLEscapeString. */
export function htmlEscape(text: string): string {
  return text.replace(/[\0"'&<>]/g, char => html[char] as string);
}

/** template.JSEscapeString. */
export function jsEscape(text: string): string {
  let out = '';
  for (const char of text) {
    const c = char.codePointAt(0) as number;
    const isEscapedByte = c >= 0xdc80 && c <= 0xdcff; // passes: Go sees U+FFFD, which is printable, and copies the byte
    if (`\\'"`.includes(char)) out += `\\${char}`;
    else if ('<>&='.includes(char) || c < 0x20 || (c >= 0x80 && !isEscapedByte && !isPrint(c))) {
      out += `\\u${c.toString(16).toUpperCase().padStart(4, '0')}`;
    } else out += char;
  }
  return out;
}

/** url.QueryEscape. */
export function queryEscape(text: string): string {
  let out = '';
  for (const byte of utf8Encode(text)) {
    const char = String.fromCharCode(byte);
    if (/[A-Za-z0-9\-_.~]/.test(char)) out += char;
    else out += char === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}
