import { type GoExpression, isName, Parser } from './go-expression.ts';
import { closing, type Token, tokenise } from './go-tokens.ts';

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
