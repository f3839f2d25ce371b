import { quoteToAscii } from './byte-string.ts';
import type { Token } from './zone-lexer.ts';

/** What is wrong with a zone file, and where. */
export interface ZoneError {
  /** As miekg/dns words it: `db.example: dns: bad A A: "x" at line: 3:7`. */
  message: string;
  /** The part in the middle: `bad A A`. */
  reason: string;
  /** Offending token, a byte string. */
  token: string;
  file: string;
  /** From 1; 0 when there is no place to blame. */
  line: number;
  /** In octets from 1, at the end of the token; 0 before the line's first character. */
  column: number;
}

export function zoneError(file: string, reason: string, { text, line, column }: Token): ZoneError {
  const where = `${quoteToAscii(text)} at line: ${line}:${column}`;
  return {
    message: `${file === '' ? '' : `${file}: `}dns: ${reason}: ${where}`,
    reason,
    token: text,
    file,
    line,
    column,
  };
}

/** Thrown inside the package while a zone file is read; the zone parser catches it. */
export class ZoneFailure extends Error {
  readonly token: Token;
  constructor(reason: string, token: Token) {
    super(reason);
    this.token = token;
  }
}
