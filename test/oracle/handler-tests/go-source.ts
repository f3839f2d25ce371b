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

/** `names := value`, `names = value`, `const name = value`, `var name type = value`. A name may be `k.podMode`. */
export interface GoAssignment {
  readonly names: readonly string[];
  readonly value: GoExpression;
  /** Where it stands. */
  readonly at: number;
  /** Of `for _, names := range value`: where the loop ends. */
  readonly until?: number;
}

/** One step of a function, in the order of the text: what is assigned and what is called. */
export type GoStep = GoAssignment | { readonly call: GoExpression & { kind: 'call' }; readonly at: number };

export interface GoFunction {
  readonly parameters: readonly string[];
  readonly steps: readonly GoStep[];
}

export interface GoFile {
  /** Constants and variables outside functions. */
  readonly declarations: readonly GoAssignment[];
  readonly functions: ReadonlyMap<string, GoFunction>;
  /** Types that have methods here. */
  readonly receivers: ReadonlySet<string>;
}

interface Token {
  readonly kind: 'text' | 'number' | 'word' | 'sign';
  readonly text: string;
  readonly line: number;
}

/** Reads the assignments and calls of a Go source file; what it does not understand it passes over. */
export function readGo(source: string): GoFile {
  const tokens = tokenise(source);
  const declarations: GoAssignment[] = [];
  const functions = new Map<string, GoFunction>();
  const receivers = new Set<string>();
  for (let at = 0; at < tokens.length; ) {
    if (tokens[at]?.text === 'func') {
      // A method's receiver stands before its name.
      const named = tokens[at + 1]?.text === '(' ? closing(tokens, at + 1) + 1 : at + 1;
      if (named > at + 1) receivers.add(tokens[named - 2]?.text ?? '');
      let body = closing(tokens, named + 1);
      while (body < tokens.length && tokens[body]?.text !== '{')
        body = tokens[body]?.text === '(' ? closing(tokens, body) + 1 : body + 1;
      const end = closing(tokens, body);
      const parameters = tokens
        .slice(named + 1, closing(tokens, named + 1))
        .filter((token, index, all) => token.kind === 'word' && /^[(,]$/.test(all[index - 1]?.text ?? ''))
        .map(({ text }) => text);
      const method = named > at + 1 ? `${tokens[named - 2]?.text}.` : '';
      functions.set(`${method}${tokens[named]?.text ?? ''}`, {
        parameters,
        steps: [...steps(tokens.slice(body + 1, end))],
      });
      at = end + 1;
    } else if (/^(const|var)$/.test(tokens[at]?.text ?? '')) {
      const grouped = tokens[at + 1]?.text === '(';
      const end = grouped ? closing(tokens, at + 1) : declarationEnd(tokens, at);
      for (const step of steps(tokens.slice(grouped ? at + 2 : at + 1, end)))
        if ('names' in step) declarations.push(step);
      at = grouped ? end + 1 : end;
    } else if (tokens[at]?.text === '{') at = closing(tokens, at) + 1;
    else at += 1;
  }
  return { declarations, functions, receivers };
}

/** The next `func`, `var`, `const` or `type` that begins a line outside brackets. */
function declarationEnd(tokens: readonly Token[], from: number): number {
  for (let at = from + 1; at < tokens.length; at++) {
    const { text = '', line = 0 } = tokens[at] ?? {};
    if (/^[({[]$/.test(text)) at = closing(tokens, at);
    else if (/^(func|var|const|type)$/.test(text) && tokens[at - 1]?.line !== line) return at;
  }
  return tokens.length;
}

function tokenise(source: string): Token[] {
  const pattern =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|`([^`]*)`|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\]|\\.)+)'|(\d[\w.]*)|([\p{L}_][\p{L}\d_]*)|(:=|\.\.\.|&&|\|\||<-|[=!<>]=|[^\s])|(\n)/gu;
  const tokens: Token[] = [];
  let line = 1;
  for (const [all, raw, quoted, rune, number, word, sign] of source.matchAll(pattern)) {
    if (raw !== undefined) tokens.push({ kind: 'text', text: raw, line });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: unquote(quoted), line });
    else if (rune !== undefined) tokens.push({ kind: 'number', text: String(unquote(rune).codePointAt(0)), line });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number.replaceAll('_', ''), line });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, line });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, line });
    line += all.split('\n').length - 1;
  }
  return tokens;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function unquote(text: string): string {
  return text.replace(/\\(x[\da-f]{2}|u[\da-f]{4}|[0-7]{3}|.)/gi, (_, code: string) => {
    if (/^[xu]../i.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /^\d{3}$/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code);
  });
}

/** Where the bracket that opens at `open` is closed. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  if (tokens[open]?.kind !== 'sign') return open;
  for (let at = open; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== 'sign') continue;
    if (/^[({[]$/.test(token.text)) depth += 1;
    else if (/^[)}\]]$/.test(token.text)) depth -= 1;
    if (depth <= 0) return at;
  }
  return tokens.length;
}

function* steps(tokens: readonly Token[]): Generator<GoStep> {
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.kind !== 'word') continue;
    const assignment = assignmentAt(tokens, at);
    if (assignment) {
      yield assignment.step;
      // The call whose result is assigned is one step with the assignment; those inside it are steps of their own.
      at = assignment.valueAt;
      continue;
    }
    if (tokens[at - 1]?.text === '.') continue;
    if (tokens[at]?.text === 'return') {
      yield { names: [], value: new Parser(tokens, at + 1).expression(), at };
      continue;
    }
    if (isName(tokens[at]) && tokens[at + 1]?.text !== ':') {
      const call = new Parser(tokens, at).expression(true);
      if (call.kind === 'call') yield { call, at };
    }
  }
}

const KEYWORDS =
  /^(if|for|range|return|func|switch|case|go|defer|var|const|type|struct|else|default|map|chan|interface)$/;
const isName = (token: Token | undefined) => token?.kind === 'word' && !KEYWORDS.test(token.text);

/** `a, b := value`, `a = value`, and the `a type = value` of a declaration. */
function assignmentAt(tokens: readonly Token[], from: number): { step: GoAssignment; valueAt: number } | undefined {
  if (!isName(tokens[from]) || tokens[from - 1]?.text === '.' || tokens[from - 1]?.text === ',') return undefined;
  let at = from;
  const names: string[] = [];
  do {
    if (names.length > 0) at += 1;
    let name = tokens[at]?.text ?? '';
    for (at += 1; tokens[at]?.text === '.' && isName(tokens[at + 1]); at += 2) name += `.${tokens[at + 1]?.text}`;
    names.push(name);
  } while (tokens[at]?.text === ',' && isName(tokens[at + 1]));
  // The type of a declaration: everything on this line before the sign.
  const line = tokens[from]?.line;
  let sign = at;
  while (tokens[sign]?.line === line && /^[\w[\].*]+$/.test(tokens[sign]?.text ?? '') && sign - at < 12) sign += 1;
  if (tokens[sign]?.kind !== 'sign' || !/^:?=$/.test(tokens[sign]?.text ?? '')) return undefined;
  const parser = new Parser(tokens, sign + 1);
  const range = tokens[sign + 1]?.text === 'range';
  if (range) parser.at += 1;
  const value = parser.expression(range);
  const step = { names, value, at: from, ...(range ? { until: closing(tokens, parser.at) } : {}) };
  return { step, valueAt: tokens[sign + 1]?.text === 'func' ? sign : sign + 1 };
}

class Parser {
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
