import { isPrint, quote } from '../quote.ts';
import { utf8Length } from '../utf8.ts';

/** Kinds of tokens; those of keywords are the keyword itself. */
export type ItemType =
  | 'error'
  | 'bool'
  | 'char'
  | 'char constant'
  | 'complex'
  | 'assign'
  | 'declare'
  | 'EOF'
  | 'field'
  | 'identifier'
  | 'left delim'
  | 'left paren'
  | 'number'
  | 'pipe'
  | 'raw string'
  | 'right delim'
  | 'right paren'
  | 'space'
  | 'string'
  | 'text'
  | 'variable'
  | Keyword;

type Keyword = (typeof keywords)[number];

export interface Item {
  readonly type: ItemType;
  /** Offset of the first UTF-16 unit. */
  readonly pos: number;
  readonly text: string;
  /** Line of the first character, from 1. */
  readonly line: number;
}

const keywords = [
  '.',
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'range',
  'nil',
  'template',
  'with',
] as const;
const isKeyword = new Set<string>(keywords);
const spaces = ' \t\r\n';
const alphaNumeric = /^[\p{L}\p{Nd}_]$/u;
const leftDelim = '{{';
const rightDelim = '}}';

/** How error messages name a token: `"text"`, `<keyword>`, `EOF`. */
export function itemString({ type, text }: Item): string {
  if (type === 'EOF') return 'EOF';
  if (type === 'error') return text;
  if (isKeyword.has(type)) return `<${text}>`;
  if (utf8Length(text) <= 10) return quote(text);
  return `${quote(Array.from(text.slice(0, 20)).slice(0, 10).join(''))}...`;
}

/** Cuts a template into tokens, as text/template/parse/lex.go does. A token of type `error` is the last useful one. */
export class Lexer {
  #input: string;
  #pos = 0;
  #start = 0;
  #line = 1;
  #startLine = 1;
  #parenDepth = 0;
  #insideAction = false;

  constructor(input: string) {
    this.#input = input;
  }

  next(): Item {
    return this.#insideAction ? this.#action() : this.#text();
  }

  #item(type: ItemType): Item {
    const item = { type, pos: this.#start, text: this.#input.slice(this.#start, this.#pos), line: this.#startLine };
    this.#begin();
    return item;
  }

  /** The next token starts here. */
  #begin(): void {
    this.#start = this.#pos;
    this.#startLine = this.#line;
  }

  #skipTo(pos: number): void {
    for (let at = this.#input.indexOf('\n', this.#pos); at >= 0 && at < pos; at = this.#input.indexOf('\n', at + 1))
      this.#line++;
    this.#pos = pos;
  }

  /** After an error there is only the end of the text. */
  #error(why: string): Item {
    const item: Item = { type: 'error', pos: this.#start, text: why, line: this.#startLine };
    this.#input = '';
    this.#pos = 0;
    this.#start = 0;
    return item;
  }

  /** The character at the cursor, '' at the end. */
  #peek(): string {
    const point = this.#input.codePointAt(this.#pos);
    return point === undefined ? '' : String.fromCodePoint(point);
  }

  #read(): string {
    const char = this.#peek();
    this.#pos += char.length;
    if (char === '\n') this.#line++;
    return char;
  }

  #acceptAny(valid: string): boolean {
    const char = this.#peek();
    if (char === '' || !valid.includes(char)) return false;
    this.#read();
    return true;
  }

  #acceptRun(valid: string): void {
    while (this.#acceptAny(valid));
  }

  #skipSpaces(): void {
    let end = this.#pos;
    while (end < this.#input.length && spaces.includes(this.#input[end] as string)) end++;
    this.#skipTo(end);
  }

  #isRightTrim(pos: number): boolean {
    const char = this.#input[pos];
    return char !== undefined && spaces.includes(char) && this.#input.startsWith(`-${rightDelim}`, pos + 1);
  }

  #text(): Item {
    for (;;) {
      const delim = this.#input.indexOf(leftDelim, this.#pos);
      if (delim < 0) {
        this.#skipTo(this.#input.length);
        return this.#item(this.#pos > this.#start ? 'text' : 'EOF');
      }
      const trims = this.#isLeftTrim(delim + leftDelim.length);
      let end = delim;
      while (trims && end > this.#start && spaces.includes(this.#input[end - 1] as string)) end--;
      this.#skipTo(end);
      const text = this.#item('text');
      this.#skipTo(delim);
      this.#begin();
      if (text.text !== '') return text;
      const afterMarker = delim + leftDelim.length + (trims ? 2 : 0);
      if (!this.#input.startsWith('/*', afterMarker)) return this.#leftDelim(afterMarker);
      this.#skipTo(afterMarker);
      const failed = this.#comment();
      if (failed !== undefined) return failed;
    }
  }

  #isLeftTrim(pos: number): boolean {
    const char = this.#input[pos + 1];
    return this.#input[pos] === '-' && char !== undefined && spaces.includes(char);
  }

  #leftDelim(afterMarker: number): Item {
    this.#pos += leftDelim.length;
    const item = this.#item('left delim');
    this.#insideAction = true;
    this.#skipTo(afterMarker);
    this.#begin();
    this.#parenDepth = 0;
    return item;
  }

  /** Skips a comment and its right delimiter; the cursor is on its slash. */
  #comment(): Item | undefined {
    this.#begin();
    const close = this.#input.indexOf('*/', this.#pos + 2);
    if (close < 0) return this.#error('unclosed comment');
    const end = close + 2;
    const trims = this.#isRightTrim(end);
    if (!trims && !this.#input.startsWith(rightDelim, end)) return this.#error('comment ends before closing delimiter');
    this.#skipTo(end + (trims ? 2 : 0) + rightDelim.length);
    if (trims) this.#skipSpaces();
    this.#begin();
    return undefined;
  }

  #rightDelim(): Item {
    const trims = this.#isRightTrim(this.#pos);
    if (trims) {
      this.#skipTo(this.#pos + 2);
      this.#begin();
    }
    this.#pos += rightDelim.length;
    const item = this.#item('right delim');
    if (trims) {
      this.#skipSpaces();
      this.#begin();
    }
    this.#insideAction = false;
    return item;
  }

  #action(): Item {
    if (this.#isRightTrim(this.#pos) || this.#input.startsWith(rightDelim, this.#pos)) {
      return this.#parenDepth === 0 ? this.#rightDelim() : this.#error('unclosed left paren');
    }
    const char = this.#peek();
    if (char === '') return this.#error('unclosed action');
    if (spaces.includes(char)) return this.#space();
    if (char === '.' || char === '+' || char === '-' || (char >= '0' && char <= '9')) return this.#numberOrField(char);
    if (alphaNumeric.test(char)) return this.#identifier();
    this.#read();
    switch (char) {
      case '=':
        return this.#item('assign');
      case ':':
        return this.#read() === '=' ? this.#item('declare') : this.#error('expected :=');
      case '|':
        return this.#item('pipe');
      case '"':
        return this.#quoted('"', 'string', 'unterminated quoted string');
      case "'":
        return this.#quoted("'", 'char constant', 'unterminated character constant');
      case '`':
        return this.#rawQuoted();
      case '$':
        return this.#fieldOrVariable('variable');
      case '(':
        this.#parenDepth++;
        return this.#item('left paren');
      case ')':
        this.#parenDepth--;
        return this.#parenDepth < 0 ? this.#error('unexpected right paren') : this.#item('right paren');
      default:
        if (char >= ' ' && char < '\x7f') return this.#item('char');
        return this.#error(`unrecognized character in action: ${unicodeName(char)}`);
    }
  }

  #space(): Item {
    let count = 0;
    while (this.#peek() !== '' && spaces.includes(this.#peek())) {
      this.#read();
      count++;
    }
    if (this.#isRightTrim(this.#pos - 1)) {
      this.#pos--; // the last space belongs to ' -}}'
      if (this.#input[this.#pos] === '\n') this.#line--;
      if (count === 1) return this.#rightDelim();
    }
    return this.#item('space');
  }

  #numberOrField(first: string): Item {
    const second = this.#input[this.#pos + 1];
    if (first === '.' && second !== undefined && (second < '0' || second > '9')) {
      this.#read();
      return this.#fieldOrVariable('field');
    }
    const bad = () => this.#error(`bad number syntax: ${quote(this.#input.slice(this.#start, this.#pos))}`);
    if (!this.#scanNumber()) return bad();
    const sign = this.#peek();
    if (sign !== '+' && sign !== '-') return this.#item('number');
    if (!this.#scanNumber() || this.#input[this.#pos - 1] !== 'i') return bad();
    return this.#item('complex');
  }

  /** Takes what looks like a number; whether it is one, strconv says later. False where a letter follows. */
  #scanNumber(): boolean {
    this.#acceptAny('+-');
    let digits = '0123456789_';
    if (this.#acceptAny('0')) {
      if (this.#acceptAny('xX')) digits = '0123456789abcdefABCDEF_';
      else if (this.#acceptAny('oO')) digits = '01234567_';
      else if (this.#acceptAny('bB')) digits = '01_';
    }
    this.#acceptRun(digits);
    if (this.#acceptAny('.')) this.#acceptRun(digits);
    const exponent = { 11: 'eE', 23: 'pP' }[digits.length] ?? '';
    if (exponent !== '' && this.#acceptAny(exponent)) {
      this.#acceptAny('+-');
      this.#acceptRun('0123456789_');
    }
    this.#acceptAny('i');
    if (!alphaNumeric.test(this.#peek())) return true;
    this.#read();
    return false;
  }

  #identifier(): Item {
    while (alphaNumeric.test(this.#peek())) this.#read();
    if (!this.#atTerminator()) return this.#error(`bad character ${unicodeName(this.#peek())}`);
    const word = this.#input.slice(this.#start, this.#pos);
    if (isKeyword.has(word)) return this.#item(word as Keyword);
    return this.#item(word === 'true' || word === 'false' ? 'bool' : 'identifier');
  }

  /** The dot or dollar is read; alone it is the cursor or the variable '$'. */
  #fieldOrVariable(type: 'field' | 'variable'): Item {
    if (this.#atTerminator()) return this.#item(type === 'variable' ? type : '.');
    while (alphaNumeric.test(this.#peek())) this.#read();
    return this.#atTerminator() ? this.#item(type) : this.#error(`bad character ${unicodeName(this.#peek())}`);
  }

  #atTerminator(): boolean {
    const char = this.#peek();
    return char === '' || `${spaces}.,|:)(`.includes(char) || this.#input.startsWith(rightDelim, this.#pos);
  }

  #quoted(mark: string, type: ItemType, unterminated: string): Item {
    for (;;) {
      let char = this.#read();
      if (char === mark) return this.#item(type);
      if (char === '\\') {
        char = this.#read();
        if (char !== '' && char !== '\n') continue;
      }
      if (char === '' || char === '\n') return this.#error(unterminated);
    }
  }

  #rawQuoted(): Item {
    const close = this.#input.indexOf('`', this.#pos);
    if (close < 0) return this.#error('unterminated raw quoted string');
    this.#skipTo(close + 1);
    return this.#item('raw string');
  }
}

/** Go's %#U: 'U+00E9 é' with the character in quotes where it is printable. */
function unicodeName(char: string): string {
  const point = char.codePointAt(0) as number;
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  return isPrint(point) ? `${code} '${char}'` : code;
}
