import { toUpper } from './byte-string.ts';
import { classNumber, stringToClass } from './record-class.ts';
import { stringToType, typeNumber } from './record-type.ts';
import type { ZoneError } from './zone-error.ts';

export type TokenKind =
  | 'eof'
  | 'string'
  | 'blank'
  | 'quote'
  | 'newline'
  | 'type'
  | 'owner'
  | 'class'
  | '$ORIGIN'
  | '$TTL'
  | '$INCLUDE'
  | '$GENERATE';

export interface Token {
  kind: TokenKind;
  /** Text of the token, or what is wrong when `error` is set (its kind is then whatever came before it). */
  text: string;
  error: boolean;
  /** Number of the type or class, for those kinds. */
  code: number;
  /** Where its last character was read: line from 1, column in octets. */
  line: number;
  column: number;
}

/** Where a lexer gets its text from, piece by piece: a file is one piece, each step of `$GENERATE` another. */
export interface ZoneText {
  /** The next piece as a byte string; undefined at the end. */
  read(): string | undefined;
  /** What went wrong, once read() has ended because of it: the last, unfinished token is then dropped. */
  readonly failure?: ZoneError | undefined;
}

export const endOfFile: Token = { kind: 'eof', text: '', error: false, code: 0, line: 0, column: 0 };

const directives = new Set<string>(['$TTL', '$ORIGIN', '$INCLUDE', '$GENERATE']);

/** Characters that mean nothing to the lexer: runs of them are taken in one step. */
const ordinary = /[^ \t;\r\n\\"()]*/y;

/** miekg/dns gives a comment a buffer that grows by this many octets. */
const BUFFER = 512;

/**
 * The tokenizer of miekg/dns (zlexer in scan.go): parentheses join lines, quotes hold blanks, the first word of a line
 * is an owner, and in what follows the first type and class are recognised wherever they stand. The file is long because
 * next() is one switch over characters, as in the original: its cases share nine flags.
 */
export class ZoneLexer {
  readonly #text: ZoneText;
  #piece = '';
  #at = 0;
  #ended = false;
  #line = 1;
  #column = 0;
  #endOfLine = false;
  #last: Token = { ...endOfFile };
  #cached: Token | undefined;
  /** #last is still to be delivered. */
  #pending = false;
  #depth = 0;
  #quoted = false;
  #blankSent = false;
  #comment = false;
  #typeSeen = false;
  #owner = true;
  /** Octets of a comment that is continued after the token before it, or after a line break in parentheses. */
  #commentCarried = 0;

  constructor(text: ZoneText) {
    this.#text = text;
  }

  /** The token that next() will return. */
  peek(): Token {
    if (this.#pending) return this.#last;
    const token = this.next();
    if (token.kind === 'eof' && !token.error) return token;
    if (this.#pending) this.#cached = token;
    else this.#pending = true;
    return token;
  }

  /** Kind `eof` at the end and, for ever, after a token with `error`. */
  next(): Token {
    if (this.#cached) {
      const token = this.#cached;
      this.#cached = undefined;
      return token;
    }
    if (this.#pending) {
      this.#pending = false;
      return this.#last;
    }
    if (this.#last.error) return endOfFile;

    let text = '';
    let escaped = false;
    let commentLength = Math.min(this.#commentCarried, BUFFER);
    let commentRoom = BUFFER;
    this.#commentCarried = 0;

    for (let code = this.#readOctet(); code >= 0; code = this.#readOctet()) {
      if (commentLength >= commentRoom) commentRoom += BUFFER;
      switch (code) {
        case 0x20:
        case 0x09: {
          if (escaped || this.#quoted) {
            text += String.fromCharCode(code);
            escaped = false;
            break;
          }
          if (this.#comment) {
            commentLength++;
            break;
          }
          let word: Token | undefined;
          if (text !== '') {
            word = this.#owner ? this.#ownerToken(text) : this.#wordToken(text, true);
            if (word.error) return word;
          }
          this.#owner = false;
          if (!this.#blankSent) {
            this.#blankSent = true;
            const blank = this.#token('blank', ' ');
            if (!word) return blank;
            this.#pending = true;
          }
          if (word) return word;
          break;
        }
        case 0x3b: // ;
          if (escaped || this.#quoted) {
            text += ';';
            escaped = false;
            break;
          }
          this.#comment = true;
          this.#commentCarried = 0;
          if (commentLength > 1) {
            // The line break of an earlier comment within parentheses becomes a blank. That blank may not fill the buffer.
            commentLength++;
            if (commentLength >= commentRoom) return this.#fail('comment length insufficient for parsing');
          }
          commentLength++;
          if (text !== '') {
            this.#commentCarried = commentLength;
            return this.#token('string', text);
          }
          break;
        case 0x0d:
          escaped = false;
          if (this.#quoted) text += '\r';
          break;
        case 0x0a: {
          escaped = false;
          if (this.#quoted) {
            text += '\n';
            break;
          }
          if (this.#comment) {
            this.#comment = false;
            this.#typeSeen = false;
            if (this.#depth === 0) {
              this.#owner = true;
              return this.#token('newline', '\n');
            }
            this.#commentCarried = commentLength;
            break;
          }
          if (this.#depth !== 0) break;
          // At a line's end only a type is looked for, neither TYPE123 nor a class.
          const word = text === '' ? undefined : this.#wordToken(text, false);
          const newline = this.#token('newline', '\n');
          this.#commentCarried = 0;
          this.#typeSeen = false;
          this.#owner = true;
          if (!word) return newline;
          this.#pending = true;
          return word;
        }
        case 0x5c: // backslash
          if (this.#comment) {
            commentLength++;
            break;
          }
          text += '\\';
          escaped = !escaped;
          break;
        case 0x22: {
          if (this.#comment) {
            commentLength++;
            break;
          }
          if (escaped) {
            text += '"';
            escaped = false;
            break;
          }
          this.#blankSent = false;
          const word = text === '' ? undefined : this.#token('string', text);
          const quote = this.#token('quote', '"');
          this.#quoted = !this.#quoted;
          if (!word) return quote;
          this.#pending = true;
          return word;
        }
        case 0x28:
        case 0x29:
          if (this.#comment) {
            commentLength++;
            break;
          }
          if (escaped || this.#quoted) {
            text += String.fromCharCode(code);
            escaped = false;
            break;
          }
          if (code === 0x28) this.#depth++;
          else if (--this.#depth < 0) return this.#fail('extra closing brace');
          break;
        default: {
          escaped = false;
          const run = this.#ordinaryRun();
          if (this.#comment) {
            commentLength += run.length;
            while (commentRoom < commentLength) commentRoom += BUFFER;
            break;
          }
          text += run;
          this.#blankSent = false;
        }
      }
    }

    if (this.#text.failure !== undefined) return endOfFile;
    let word: Token | undefined;
    if (text !== '') {
      word = this.#token('string', text);
      if (commentLength <= 0) return word;
    }
    if (commentLength > 0) {
      const newline = this.#token('newline', '\n');
      if (!word) return newline;
      this.#pending = true;
      return word;
    }
    return this.#depth === 0 ? endOfFile : this.#fail('unbalanced brace');
  }

  /** Next octet, -1 at the end. A line counts from the first octet after its predecessor's end. */
  #readOctet(): number {
    while (this.#at >= this.#piece.length) {
      const piece = this.#ended ? undefined : this.#text.read();
      if (piece === undefined) {
        this.#ended = true;
        return -1;
      }
      this.#piece = piece;
      this.#at = 0;
    }
    const code = this.#piece.charCodeAt(this.#at++);
    if (this.#endOfLine) {
      this.#line++;
      this.#column = 0;
      this.#endOfLine = false;
    }
    if (code === 0x0a) this.#endOfLine = true;
    else this.#column++;
    return code;
  }

  /** The octet just read and the ordinary ones that follow it in this piece. */
  #ordinaryRun(): string {
    const from = this.#at - 1;
    ordinary.lastIndex = this.#at;
    ordinary.test(this.#piece);
    this.#column += ordinary.lastIndex - this.#at;
    this.#at = ordinary.lastIndex;
    return this.#piece.slice(from, this.#at);
  }

  /** Makes a token and remembers it as the current one. */
  #token(kind: TokenKind, text: string, code = 0): Token {
    this.#last = { kind, text, error: false, code, line: this.#line, column: this.#column };
    return this.#last;
  }

  #fail(text: string): Token {
    this.#last = { ...this.#last, text, error: true, line: this.#line, column: this.#column };
    return this.#last;
  }

  #ownerToken(text: string): Token {
    const upper = toUpper(text);
    return this.#token(directives.has(upper) ? (upper as TokenKind) : 'owner', text);
  }

  #wordToken(text: string, withNumbers: boolean): Token {
    if (this.#typeSeen) return this.#token('string', text);
    const upper = toUpper(text);
    let token = this.#token('string', text);
    const isNumbered = withNumbers && upper.startsWith('TYPE');
    const type = stringToType(upper) ?? (isNumbered ? typeNumber(text) : undefined);
    if (type !== undefined) {
      token = this.#token('type', text, type);
      this.#typeSeen = true;
    } else if (isNumbered) return this.#fail('unknown RR type');
    if (!withNumbers) return token;
    // ANY is both a type and a class: it is the class that counts.
    const recordClass = stringToClass(upper) ?? (upper.startsWith('CLASS') ? classNumber(text) : undefined);
    if (recordClass !== undefined) return this.#token('class', text, recordClass);
    return upper.startsWith('CLASS') ? this.#fail('unknown class') : token;
  }
}
