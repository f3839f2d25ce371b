import type { Range, Token } from '@corefile/parser';
import { defineRule, type Refinement } from '../rule.ts';
import { neighbour, safe, span, unsafe, type Word, wordAt } from '../words.ts';

export const foreignSyntax = defineRule({
  name: 'foreign-syntax',
  code: 'CF103',
  severity: 'error',
  summary: 'This is how another language writes it.',
  why: 'A Corefile has comments with `#`, quotes with `"`, and line ends that end directives; nothing else. `//`, `;`, `\\` at the end of a line, single quotes, backticks and `=` are letters to CoreDNS. Arguments of imports and placeholders such as `{args[0]}` belong to Caddy 2.',
  fix: 'Write `#` for comments, `"` for quotes, one directive a line, and arguments with blanks between them.',
  bad: '.:53 {\n    // logging\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    # logging\n    forward . 192.0.2.1\n}',
  refines: [
    'unknown-directive',
    'unknown-option',
    'invalid-value',
    'too-many-arguments',
    'inconsistent-options',
    'import-argument-count',
  ],
  refine({ about, code }) {
    const word = wordAt(about);
    if (!word) return undefined;
    if (code === 'import-argument-count') return importArguments(word);
    return comment(word) ?? continuation(about) ?? semicolon(word) ?? equals(word) ?? quotes(word);
  },
});

function importArguments({ token, index, line }: Word): Refinement | undefined {
  if (index < 2 || line[0]?.text !== 'import') return undefined;
  const [first, last] = [line[2] as Token, line.at(-1) as Token];
  return {
    what: `'${token.text}' is an argument of an import`,
    why: 'those exist in Caddy 2 only',
    instead: 'write a snippet for each case',
    fixes: unsafe('Remove the arguments', { range: { ...span(first, last), start: (line[1] as Token).end }, text: '' }),
  };
}

function comment({ line: [first] }: Word): Refinement | undefined {
  if (!first || first.quoted || !/^(?:\/\/|\/\*|--)/.test(first.text)) return undefined;
  return {
    at: first,
    what: `'${first.text.slice(0, 2)}' begins no comment`,
    why: 'CoreDNS reads the line as a directive',
    instead: "write '#'",
    fixes: safe("Write '#'", { range: { ...first, end: first.start + 2 }, text: '#' }),
  };
}

function continuation(about: Range): Refinement | undefined {
  const before = neighbour(about, -1);
  const own = wordAt(about)?.token;
  const last = wordAt(about)?.line.at(-1);
  const [slash, after] = last?.text === '\\' ? [last, neighbour(last, 1)] : [before, own];
  if (slash?.text !== '\\' || slash.quoted || !after || after.line === slash.line) return undefined;
  return {
    at: slash,
    what: "'\\' does not continue the line",
    why: 'it is an argument, and the next line a directive of its own',
    instead: 'write all on one line',
    fixes: safe('Join the lines', { range: { ...slash, end: after.start }, text: '' }),
  };
}

function semicolon({ line, token }: Word): Refinement | undefined {
  const ends = [token, line.at(-1)].find(each => each && !each.quoted && each.text.endsWith(';'));
  if (!ends) return undefined;
  return {
    at: ends,
    what: "';' ends no line, it is a part of the word",
    instead: 'remove it',
    fixes: safe("Remove ';'", { range: { ...ends, start: ends.end - 1 }, text: '' }),
  };
}

function equals({ line }: Word): Refinement | undefined {
  const sign = line.find(({ text, quoted }) => !quoted && (text === '=' || text === ':='));
  if (!sign) return undefined;
  return {
    at: sign,
    what: `'${sign.text}' is an argument like any other`,
    instead: 'separate a name from its value by a blank only',
    fixes: safe('Remove it', { range: { ...sign, end: (line[line.indexOf(sign) + 1] ?? sign).start }, text: '' }),
  };
}

function quotes({ line, token }: Word): Refinement | undefined {
  if (line.some(({ text }) => text.includes('{{'))) return undefined; // a template, which says it better
  const quote = /^['`]/.exec(token.quoted ? '' : token.text)?.[0];
  if (!quote) return undefined;
  const last = line.slice(line.indexOf(token)).find(({ text }) => text.length > 1 && text.endsWith(quote));
  if (!last) return undefined;
  const range = span(token, last);
  const inner = token.source.text.slice(range.start + 1, range.end - 1);
  return {
    at: range,
    what: `${quote} quotes nothing`,
    why: 'it is a letter of the word, which ends at the next blank',
    instead: 'write double quotes',
    fixes: safe('Write double quotes', { range, text: `"${inner.replaceAll('"', '\\"')}"` }),
  };
}
