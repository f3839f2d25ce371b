import { closing, type Token } from './go-tokens.ts';

/** An expression of Go, as far as tables of tests need it. */
export type GoExpression =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  /** `true`, `cases`, `dns.TypeA`, `tc.Qname`. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly callee: string; readonly args: readonly GoExpression[] }
  | { readonly kind: 'composite'; readonly type: string; readonly elements: readonly GoElement[] }
  | { readonly kind: 'sum'; readonly terms: readonly GoExpression[] }
  /** Anything else, whose value nobody asks for. */
  | { readonly kind: 'other' };

/** Of a struct `Name: value`, of a map `"key": value`, of a list or a struct without names the value alone. */
export interface GoElement {
  readonly key?: GoExpression;
  readonly value: GoExpression;
}

const KEYWORDS =
  /^(if|for|range|return|func|switch|case|go|defer|var|const|type|struct|else|default|map|chan|interface)$/;
export const isName = (token: Token | undefined) => token?.kind === 'word' && !KEYWORDS.test(token.text);

/** Reads expressions from the tokens of a file, wherever they stand. */
export class Parser {
  readonly tokens: readonly Token[];
  at: number;

  constructor(tokens: readonly Token[], at: number) {
    this.tokens = tokens;
    this.at = at;
  }

  /** With `beforeBlock` a brace behind a name opens a block, not a literal. */
  expression(beforeBlock = false): GoExpression {
    const terms = [this.operand(beforeBlock)];
    for (;;) {
      const text = this.tokens[this.at]?.kind === 'sign' ? this.tokens[this.at]?.text : undefined;
      if (text === '+') {
        this.at += 1;
        terms.push(this.operand(beforeBlock));
      } else if (text !== undefined && /^(-|\*|\/|%|&&|\|\||[=!<>]=|[<>|&^])$/.test(text)) {
        this.at += 1;
        this.operand(beforeBlock);
        terms.push({ kind: 'other' });
      } else break;
    }
    const [only] = terms;
    return terms.length === 1 && only ? only : { kind: 'sum', terms };
  }

  private operand(beforeBlock: boolean): GoExpression {
    const token = this.tokens[this.at];
    if (!token) return { kind: 'other' };
    this.at += 1;
    if (token.kind === 'text') return { kind: 'text', text: token.text };
    if (token.kind === 'number') return { kind: 'number', number: Number(token.text) };
    if (/^[&*!-]$/.test(token.text)) {
      const value = this.operand(beforeBlock);
      return token.text === '-' && value.kind === 'number' ? { kind: 'number', number: -value.number } : value;
    }
    if (token.text === '(') {
      const inner = this.expression();
      this.skipTo(')');
      return this.after(inner, beforeBlock);
    }
    if (token.text === '{') {
      this.at -= 1;
      return this.composite('');
    }
    if (token.text === '[' || token.text === 'map' || token.text === 'struct') {
      this.at -= 1;
      const type = this.type();
      return this.text() === '{' ? this.composite(type) : this.after({ kind: 'name', name: type }, beforeBlock);
    }
    if (token.text === 'func') {
      while (this.at < this.tokens.length && this.text() !== '{')
        this.at = this.text() === '(' ? closing(this.tokens, this.at) + 1 : this.at + 1;
      this.at = closing(this.tokens, this.at) + 1;
      return this.after({ kind: 'other' }, beforeBlock);
    }
    if (token.kind !== 'word') {
      this.at -= 1;
      return { kind: 'other' };
    }
    let name = token.text;
    while (this.text() === '.' && this.tokens[this.at + 1]?.kind === 'word') {
      name += `.${this.tokens[this.at + 1]?.text}`;
      this.at += 2;
    }
    if (this.text() === '{' && !beforeBlock && !KEYWORDS.test(name)) return this.composite(name);
    return this.after({ kind: 'name', name }, beforeBlock);
  }

  /** Calls, indexes and selectors behind an operand. */
  private after(value: GoExpression, beforeBlock: boolean): GoExpression {
    let result = value;
    for (;;) {
      const token = this.tokens[this.at];
      if (!token || token.line !== this.tokens[this.at - 1]?.line || token.kind !== 'sign') return result;
      if (token.text === '(') {
        const callee = result.kind === 'name' ? result.name : result.kind === 'call' ? `${result.callee}()` : '';
        result = { kind: 'call', callee, args: this.list(')').map(({ value }) => value) };
      } else if (token.text === '[') {
        this.at = closing(this.tokens, this.at) + 1;
        result = { kind: 'other' };
      } else if (token.text === '.' && this.tokens[this.at + 1]?.kind === 'word') {
        const member = this.tokens[this.at + 1]?.text;
        this.at += 2;
        result = result.kind === 'call' ? { kind: 'name', name: `${result.callee}().${member}` } : { kind: 'other' };
      } else if (token.text === '.' && this.tokens[this.at + 1]?.text === '(') {
        this.at = closing(this.tokens, this.at + 1) + 1;
      } else return result;
      if (beforeBlock && this.text() === '{') return result;
    }
  }

  private composite(type: string): GoExpression {
    return { kind: 'composite', type, elements: this.list('}') };
  }

  private list(end: string): GoElement[] {
    const close = closing(this.tokens, this.at);
    const elements: GoElement[] = [];
    this.at += 1;
    while (this.at < close) {
      const start = this.at;
      const value = this.expression();
      if (this.text() === ':') {
        this.at += 1;
        elements.push({ key: value, value: this.expression() });
      } else elements.push({ value });
      while (this.at < close && this.text() !== ',') this.at = closing(this.tokens, this.at) + 1;
      this.at = Math.max(this.at, start) + 1;
    }
    if (end !== this.tokens[close]?.text) this.at = this.tokens.length;
    this.at = close + 1;
    return elements;
  }

  /** `[]test.Case`, `map[string]T`, `struct { name string; n int }` (as `struct name n`). */
  private type(): string {
    let text = '';
    for (;;) {
      const token = this.tokens[this.at];
      if (token?.text === '[') {
        const close = closing(this.tokens, this.at);
        text += this.tokens
          .slice(this.at, close + 1)
          .map(({ text }) => text)
          .join('');
        this.at = close + 1;
      } else if (token?.text === 'map' || token?.text === '*' || token?.text === '.') {
        text += token.text;
        this.at += 1;
      } else if (token?.text === 'struct') {
        const close = closing(this.tokens, this.at + 1);
        const fields = this.tokens.slice(this.at + 2, close);
        this.at = close + 1;
        return `${text}struct ${fieldNames(fields).join(' ')}`;
      } else if (token?.kind === 'word') {
        text += token.text;
        this.at += 1;
        if (this.text() !== '.') return text;
      } else return text;
    }
  }

  private skipTo(sign: string): void {
    while (this.at < this.tokens.length && this.text() !== sign) this.at = closing(this.tokens, this.at) + 1;
    this.at += 1;
  }

  private text(): string | undefined {
    const token = this.tokens[this.at];
    return token?.kind === 'text' ? undefined : token?.text;
  }
}

/** Names before the type of each line: `a, b string` gives a and b. */
function fieldNames(tokens: readonly Token[]): string[] {
  const names: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const begins = tokens[at]?.line !== tokens[at - 1]?.line;
    if (!begins || tokens[at]?.kind !== 'word') continue;
    names.push(tokens[at]?.text ?? '');
    while (tokens[at + 1]?.text === ',') {
      names.push(tokens[at + 2]?.text ?? '');
      at += 2;
    }
  }
  return names;
}
