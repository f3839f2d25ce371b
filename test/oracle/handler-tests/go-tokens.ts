/** A token of Go; `text` is what a string literal says. */
export interface Token {
  readonly kind: 'text' | 'number' | 'word' | 'sign';
  readonly text: string;
  readonly line: number;
}

/** The tokens of a source file, comments aside. */
export function tokenise(source: string): Token[] {
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
export function closing(tokens: readonly Token[], open: number): number {
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
