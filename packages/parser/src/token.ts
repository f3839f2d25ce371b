/** One text: a Corefile or a file it imports. Two sources are the same file only if they are the same object. */
export interface Source {
  /** Absolute POSIX path, or any label for a text that has none. */
  readonly path: string;
  readonly text: string;
}

/** A word of the text as Caddy's lexer cuts it. Offsets are UTF-16 indices into `source.text`. */
export interface Token {
  /** Without the enclosing quotes, `\"` undone, carriage returns inside a bare word dropped. */
  readonly text: string;
  readonly start: number;
  /** Behind the last character, the closing quote included. */
  readonly end: number;
  /** Line of the first character, from 1. */
  readonly line: number;
  readonly quoted: boolean;
  readonly source: Source;
}

/** What lies between the tokens; together with them it covers every character of the text. */
export interface Trivia {
  /** `quote` is a lone `"` at the end of the text: it opens a word that never gets a character. */
  readonly kind: 'bom' | 'space' | 'newline' | 'comment' | 'quote';
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** A comment that begins inside a word, as in `30# seconds`: CoreDNS ends it at the next blank. */
  readonly glued: boolean;
}

/** A stretch of one source, for messages. */
export interface Range {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}
