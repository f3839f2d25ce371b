import { isPrint, quote } from '../quote.ts';
import { decodeRunes, encodeRune, fromByteString, toByteString } from './byte-string.ts';
import { negatable as negatableOperators } from './operators.ts';
import type { Location, SourceError } from './source-error.ts';
import { unescapeBytes, unescapeString } from './unescape.ts';

export type TokenKind = 'Identifier' | 'Number' | 'String' | 'Bytes' | 'Operator' | 'Bracket' | 'EOF';

/** A token; `value` is a byte string: of a string literal its contents, of the others their spelling. */
export interface Token {
  readonly kind: TokenKind;
  readonly value: string;
  readonly location: Location;
}

const eof = -1;
const wordOperators = new Set([...negatableOperators, 'or', 'and', 'let', 'if', 'else']);
const alphabetic = /^[\p{L}_$]$/u;
const alphanumeric = /^[\p{L}\p{Nd}_$]$/u;
const space = /^\p{White_Space}$/u;

/** Whether these bytes are a name: `_`, `$` and letters, later also digits (parser/utils). */
export function isValidIdentifier(bytes: string): boolean {
  const runes = decodeRunes(bytes).map(({ rune }) => String.fromCodePoint(rune));
  return runes.length > 0 && alphabetic.test(runes[0] as string) && runes.every(rune => alphanumeric.test(rune));
}

function isAlphanumeric(rune: number): boolean {
  return rune >= 0 && alphanumeric.test(String.fromCodePoint(rune));
}

function hexValue(rune: number): number {
  return rune >= 0 && rune < 0x80 && /[0-9a-fA-F]/.test(String.fromCharCode(rune))
    ? Number.parseInt(String.fromCharCode(rune), 16)
    : 16;
}

/**
 * The tokens of an expression (a byte string), the last one EOF; or those before the first error, and the error: the
 * parser meets it only when it asks for the token after the last (parser/lexer of expr-lang 1.17.8).
 */
export function lex(source: string): { tokens: Token[]; error: SourceError | undefined } {
  const lexer = new Lexer(source);
  for (let more = true; more; ) {
    const before = lexer.tokens.length;
    more = lexer.scan();
    if (lexer.error !== undefined) {
      lexer.tokens.length = before; // what the failing step had emitted is never seen
      more = false;
    }
  }
  return { tokens: lexer.tokens, error: lexer.error };
}

class Lexer {
  readonly tokens: Token[] = [];
  error: SourceError | undefined;
  readonly #runes: number[] = [];
  readonly #spelling: string[] = []; // the bytes of each rune
  #start = 0;
  #end = 0;
  #pastEnd = false;

  constructor(source: string) {
    let at = 0;
    for (const { rune, width } of decodeRunes(source)) {
      this.#runes.push(rune);
      this.#spelling.push(source.slice(at, at + width));
      at += width;
    }
  }

  /** One step of the state machine; false at the end of the text. */
  scan(): boolean {
    const rune = this.#next();
    const char = rune === eof ? '' : String.fromCodePoint(rune);
    if (rune === eof) {
      const to = this.#end;
      this.tokens.push({ kind: 'EOF', value: '', location: { from: Math.max(to - 1, 0), to } });
      return false;
    }
    if (space.test(char)) this.#start = this.#end;
    else if (char === "'" || char === '"') this.#string(rune);
    else if (char === '`') this.#rawString(rune);
    else if ((char === 'b' || char === 'B') && (this.#peek() === 39 || this.#peek() === 34)) this.#bytes();
    else if (char >= '0' && char <= '9') this.#number(true);
    else if (char === '?') this.#operator('.?');
    else if (char === '/') this.#slash();
    else if (char === '#') this.#pointer();
    else if (char === '|') this.#operator('|');
    else if (char === ':') this.#operator(':');
    else if ('([{)]}'.includes(char)) this.#emit('Bracket');
    else if (',;%+-^'.includes(char)) this.#emit('Operator');
    else if ('&!=*<>'.includes(char)) this.#operator('&=*');
    else if (char === '.') this.#dot();
    else if (alphanumeric.test(char)) this.#word();
    else this.#fail(`unrecognized character: ${describe(rune)}`);
    return true;
  }

  #next(): number {
    const rune = this.#runes[this.#end];
    if (rune === undefined) {
      this.#pastEnd = true;
      return eof;
    }
    this.#end++;
    return rune;
  }

  #peek(): number {
    return this.#runes[this.#end] ?? eof;
  }

  #accept(valid: string): boolean {
    const rune = this.#peek();
    if (rune === eof || !valid.includes(String.fromCodePoint(rune))) return false;
    this.#end++;
    return true;
  }

  #acceptRun(valid: string): void {
    while (this.#accept(valid));
  }

  #acceptWord(): void {
    while (isAlphanumeric(this.#peek())) this.#end++;
  }

  #text(): string {
    return this.#spelling.slice(this.#start, this.#end).join('');
  }

  #emit(kind: TokenKind, value = this.#text()): void {
    this.tokens.push({ kind, value, location: { from: this.#start, to: this.#end } });
    this.#start = this.#end;
  }

  /** The first error counts. */
  #fail(message: string): void {
    const to = this.#pastEnd ? this.#end + 1 : this.#end;
    this.error ??= { location: { from: to - 1, to }, message };
  }

  #operator(second: string): void {
    this.#accept(second);
    this.#emit('Operator');
  }

  #string(mark: number): void {
    this.#scanString(mark);
    const literal = unescapeString(this.#text());
    if (!literal.ok) this.#fail(literal.error);
    else this.#emit('String', literal.value);
  }

  #bytes(): void {
    this.#scanString(this.#next());
    const literal = unescapeBytes(this.#text().slice(1));
    if (!literal.ok) this.#fail(literal.error);
    else this.#emit('Bytes', literal.value);
  }

  #scanString(mark: number): void {
    let rune = this.#next();
    while (rune !== mark) {
      if (rune === 10 || rune === eof) {
        this.#fail('literal not terminated');
        return;
      }
      rune = rune === 92 ? this.#scanEscape(mark) : this.#next();
    }
  }

  /** Steps over an escape and returns the rune after it; a malformed one is an error, but scanning goes on as Go's. */
  #scanEscape(mark: number): number {
    const rune = this.#next();
    const char = rune === eof ? '' : String.fromCodePoint(rune);
    if (rune === mark || (char !== '' && 'abfnrtv\\'.includes(char))) return this.#next();
    if (char >= '0' && char <= '7') return this.#scanDigits(rune, 8, 3);
    if (char === 'x') return this.#scanDigits(this.#next(), 16, 2);
    if (char === 'U') return this.#scanDigits(this.#next(), 16, 8);
    if (char === 'u' && this.#peek() === 0x7b) return this.#scanBraced();
    if (char === 'u') return this.#scanDigits(this.#next(), 16, 4);
    this.#fail('invalid char escape');
    return rune;
  }

  #scanDigits(first: number, base: number, count: number): number {
    let rune = first;
    for (let n = count; ; n--) {
      if (n === 0) return rune;
      if (hexValue(rune) >= base) break;
      rune = this.#next();
    }
    this.#fail('invalid char escape');
    return rune;
  }

  /** The rest of `\u{…}`: one to six hexadecimal digits. */
  #scanBraced(): number {
    this.#next();
    let digits = 0;
    for (; this.#peek() !== 0x7d; digits++) {
      if (hexValue(this.#peek()) === 16 || digits === 6) {
        this.#fail('invalid char escape');
        return eof;
      }
      this.#next();
    }
    if (digits === 0) {
      this.#fail('invalid char escape');
      return eof;
    }
    this.#next();
    return this.#next();
  }

  /** A raw string: a doubled back-tick stands for one. */
  #rawString(mark: number): void {
    for (;;) {
      let rune = this.#next();
      while (rune === mark && this.#peek() === mark) {
        this.#next();
        rune = this.#next();
      }
      if (rune === mark) break;
      if (rune === eof) {
        this.#fail('literal not terminated');
        return;
      }
    }
    this.#emit('String', this.#text().slice(1, -1).replaceAll('``', '`'));
  }

  /** A number; `begun` where its first digit is behind us. `1..3` is a range: the dots stay. */
  #number(begun: boolean): void {
    if (begun) this.#end--;
    let digits = '0123456789_';
    if (this.#accept('0')) {
      if (this.#accept('xX')) digits = '0123456789abcdefABCDEF_';
      else if (this.#accept('oO')) digits = '01234567_';
      else if (this.#accept('bB')) digits = '01_';
    }
    this.#acceptRun(digits);
    const end = this.#end;
    if (this.#accept('.')) {
      if (this.#peek() === 0x2e) {
        this.#end = end;
        this.#emit('Number');
        return;
      }
      this.#acceptRun(digits);
    }
    if (this.#accept('eE')) {
      this.#accept('+-');
      this.#acceptRun(digits);
    }
    if (isAlphanumeric(this.#peek())) {
      this.#next();
      this.#fail(`bad number syntax: ${toByteString(quote(fromByteString(this.#text())))}`);
      return;
    }
    this.#emit('Number');
  }

  #dot(): void {
    if (this.#accept('0123456789')) {
      this.#end--; // back before the digit, not the dot: `.5.5` is one malformed number
      this.#number(false);
    } else this.#operator('.');
  }

  #word(): void {
    this.#acceptWord();
    const word = this.#text();
    this.#emit(word === 'not' || wordOperators.has(word) ? 'Operator' : 'Identifier');
    if (word !== 'not') return;
    this.#acceptRun(' ');
    this.#start = this.#end;
    const end = this.#end;
    this.#acceptWord();
    if (negatableOperators.has(this.#text())) this.#emit('Operator');
    else this.#end = end;
  }

  #pointer(): void {
    this.#operator('#');
    this.#acceptWord();
    if (this.#end > this.#start) this.#emit('Identifier');
  }

  #slash(): void {
    if (this.#accept('/')) {
      for (let rune = this.#next(); rune !== 10 && rune !== eof; ) rune = this.#next();
    } else if (this.#accept('*')) {
      for (let rune = this.#next(); !(rune === 42 && this.#accept('/')); rune = this.#next()) {
        if (rune === eof) {
          this.#fail('unclosed comment');
          return;
        }
      }
    } else {
      this.#emit('Operator');
      return;
    }
    this.#start = this.#end;
  }
}

/** fmt's %#U: `U+0040 '@'`, as a byte string. */
function describe(rune: number): string {
  const code = `U+${rune.toString(16).toUpperCase().padStart(4, '0')}`;
  return isPrint(rune) ? `${code} '${encodeRune(rune)}'` : code;
}
