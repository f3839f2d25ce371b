import { isSpace } from './space.ts';
import type { Source, Token, Trivia } from './token.ts';

const BOM = 0xfeff;
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const HASH = 0x23;
const BACKSLASH = 0x5c;

export interface Scanned {
  readonly tokens: readonly Token[];
  readonly trivia: readonly Trivia[];
}

/** Cuts a text into tokens exactly as CoreDNS does (caddy: caddyfile/lexer.go), and keeps what lies between them. */
export function scan(source: Source): Scanned {
  const { text } = source;
  const tokens: Token[] = [];
  const trivia: Trivia[] = [];
  let line = 1;
  let at = 0;

  const skip = (kind: Trivia['kind'], end: number, glued = false) => {
    if (end > at) trivia.push({ kind, start: at, end, line, glued });
    at = end;
  };

  if (text.charCodeAt(0) === BOM) skip('bom', 1);
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) {
      skip('newline', at + 1);
      line++;
    } else if (isSpace(code)) {
      skip('space', spaceEnd(text, at));
    } else if (code === HASH) {
      skip('comment', commentEnd(text, at));
    } else if (code === QUOTE) {
      const { end, value } = readQuoted(text, at);
      if (value === undefined) {
        skip('quote', end);
        continue;
      }
      tokens.push({ text: value, start: at, end, line, quoted: true, source });
      line += countNewlines(text, at, end);
      at = end;
    } else {
      const word = readWord(text, at);
      tokens.push({ text: word.value, start: at, end: word.end, line, quoted: false, source });
      at = word.end;
      skip('space', word.commentStart);
      skip('comment', word.commentEnd, true);
    }
  }
  return { tokens, trivia };
}

/** White space of one line. */
function spaceEnd(text: string, at: number): number {
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === NEWLINE || !isSpace(code)) break;
  }
  return end;
}

/** A comment after white space or a quoted word runs to the end of its line; the CR of a CRLF is not part of it. */
function commentEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  if (newline === -1) return text.length;
  return text.charCodeAt(newline - 1) === CARRIAGE_RETURN ? newline - 1 : newline;
}

/**
 * A word ends at white space. Two surprises:
 * - a carriage return is dropped and separates nothing: `a\rb` is the word `ab`;
 * - `#` opens a comment in the middle of a word, and that comment ends at the next blank, not at the end of
 *   the line: of `30# thirty seconds` CoreDNS reads `30`, `thirty` and `seconds`.
 * `end` is behind the last character that counts; the comment (if any) is [commentStart, commentEnd).
 */
function readWord(
  text: string,
  start: number,
): { value: string; end: number; commentStart: number; commentEnd: number } {
  let end = start;
  let returns = false;
  let at = start;
  let code = 0;
  for (; at < text.length; at++) {
    code = text.charCodeAt(at);
    if (code === CARRIAGE_RETURN) continue;
    if (code === HASH || isSpace(code)) break;
    if (at > end) returns = true;
    end = at + 1;
  }
  const raw = text.slice(start, end);
  const value = returns ? raw.replaceAll('\r', '') : raw;
  if (at === text.length || code !== HASH) return { value, end, commentStart: end, commentEnd: end };
  const commentStart = at;
  for (; at < text.length; at++) {
    code = text.charCodeAt(at);
    if (code !== CARRIAGE_RETURN && isSpace(code)) break;
  }
  if (text.charCodeAt(at - 1) === CARRIAGE_RETURN) at--;
  return { value, end, commentStart, commentEnd: at };
}

/**
 * Only `\"` is an escape; every other backslash stays, and `\\` is two of them. Without a closing quote the
 * token runs to the end of the text; if it is empty then, there is no token at all (`value` is undefined).
 */
function readQuoted(text: string, start: number): { value: string | undefined; end: number } {
  let escapes = false;
  let at = start + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return { value: undoEscapes(text.slice(start + 1, at), escapes), end: at + 1 };
    if (code !== BACKSLASH) continue;
    at++;
    if (text.charCodeAt(at) === QUOTE) escapes = true;
  }
  // `"abc\` ends while the backslash waits for its character: it is lost
  const value = undoEscapes(text.slice(start + 1, at > text.length ? text.length - 1 : text.length), escapes);
  return { value: value === '' ? undefined : value, end: text.length };
}

const ESCAPED = /\\([\s\S])/g;

function undoEscapes(raw: string, escapes: boolean): string {
  return escapes ? raw.replace(ESCAPED, (pair, char) => (char === '"' ? char : pair)) : raw;
}

/** Looks at the token only: `indexOf` would search the rest of the text for each `""` of a long line. */
function countNewlines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === NEWLINE) count++;
  return count;
}
