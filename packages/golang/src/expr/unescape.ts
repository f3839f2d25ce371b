import { fail, ok, type Result } from '../result.ts';
import { encodeRune } from './byte-string.ts';

const malformed = 'unable to unescape string';
const simple = new Map([...'abfnrtv\\\'"`?'].map((char, i) => [char, '\x07\b\f\n\r\t\v\\\'"`?'[i] as string]));
const widths: Readonly<Record<string, number>> = { x: 2, X: 2, u: 4, U: 8 };

/** The contents of a quoted string literal (both byte strings): `\xe9` and `\351` are the code point U+00E9. */
export function unescapeString(literal: string): Result<string> {
  return unquote(literal, (kind, rest) => {
    const braced = kind === 'u' ? /^\{([0-9a-fA-F]{1,6})\}/.exec(rest) : null;
    if (braced !== null) return codePoint(Number.parseInt(braced[1] as string, 16), braced[0].length);
    const width = widths[kind];
    if (width === undefined) return undefined;
    const digits = rest.slice(0, width);
    if (digits.length < width || !/^[0-9a-fA-F]+$/.test(digits)) return undefined;
    return codePoint(Number.parseInt(digits, 16) | 0, width); // an int32: '\UFFFFFFFF' is -1
  });
}

/** The contents of the quotes of a bytes literal: `\xe9` and `\351` are one byte, `\u` does not exist. */
export function unescapeBytes(literal: string): Result<string> {
  return unquote(literal, (kind, rest) => {
    const digits = rest.slice(0, 2);
    if ((kind !== 'x' && kind !== 'X') || !/^[0-9a-fA-F]{2}$/.test(digits)) return undefined;
    return { text: String.fromCharCode(Number.parseInt(digits, 16)), length: 2, isByte: true };
  });
}

interface Escaped {
  readonly text: string;
  readonly length: number;
  readonly isByte?: true;
}

function codePoint(value: number, length: number): Escaped | undefined {
  if (value > 0x10ffff) return undefined;
  return { text: value < 0 ? String.fromCharCode(value & 0xff) : encodeRune(value), length };
}

/** `hex` reads what follows `\x`, `\u` and the like; nothing where it is malformed or unknown. */
function unquote(literal: string, hex: (kind: string, rest: string) => Escaped | undefined): Result<string> {
  const text = literal.replace(/\r\n?/g, '\n');
  if (text.length < 2 || text[0] !== text.at(-1)) return fail(malformed);
  const body = text.slice(1, -1);
  const asBytes = hex('x', '00')?.isByte === true;
  let out = '';
  for (let i = 0; i < body.length; ) {
    const slash = body.indexOf('\\', i);
    if (slash !== i) {
      const end = slash < 0 ? body.length : slash;
      out += body.slice(i, end);
      i = end;
      continue;
    }
    const kind = body[i + 1];
    if (kind === undefined) return fail(`${malformed}, found '\\' as last character`);
    const plain = simple.get(kind);
    if (plain !== undefined) {
      out += plain;
      i += 2;
    } else if (kind >= '0' && kind <= '3') {
      const digits = body.slice(i + 1, i + 4);
      if (!/^[0-7]{3}$/.test(digits)) return fail('unable to unescape octal sequence in string');
      const value = Number.parseInt(digits, 8);
      out += asBytes ? String.fromCharCode(value) : encodeRune(value);
      i += 4;
    } else {
      const escaped = hex(kind, body.slice(i + 2, i + 12));
      if (escaped === undefined) return fail(malformed);
      out += escaped.text;
      i += 2 + escaped.length;
    }
  }
  return ok(out);
}
