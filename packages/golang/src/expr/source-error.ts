import { decodeRunes, fromByteString } from './byte-string.ts';

/** Where a token or node stands, in code points from the start of the expression. */
export interface Location {
  readonly from: number;
  readonly to: number;
}

/** A refusal by lexer, parser, checker, optimizer or evaluation. `message` is a byte string. */
export interface SourceError {
  readonly location: Location;
  readonly message: string;
}

/**
 * The error as expr-lang prints it: message, line and column, the line of the expression and a caret below it
 * (file/error.go). `source` is a byte string, the result is text. An error on an empty line has neither.
 */
export function formatError(error: SourceError, source: string): string {
  let line = 1;
  let column = 0;
  let lineStart = 0;
  let at = 0;
  let offset = 0;
  for (const { rune, width } of decodeRunes(source)) {
    if (at++ === error.location.from) break;
    offset += width;
    if (rune === 10) {
      line++;
      column = 0;
      lineStart = offset;
    } else column++;
  }
  const newline = source.indexOf('\n', lineStart);
  const text = source.slice(lineStart, newline < 0 ? source.length : newline);
  const message = fromByteString(error.message);
  if (text === '') return message;
  const shown = fromByteString(text).replaceAll('\t', ' ');
  return `${message} (${line}:${column + 1})\n | ${shown}\n | ${'.'.repeat(column)}^`;
}
