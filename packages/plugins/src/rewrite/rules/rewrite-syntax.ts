import { defineRule, type Refinement, rangeOf, stanzaAt, unsafe } from '@corefile/linter';
import type { LoadedToken } from '@corefile/parser';

export const rewriteSyntax = defineRule({
  name: 'rewrite-syntax',
  code: 'CF222',
  severity: 'error',
  summary: 'rewrite cannot read this rule.',
  why: 'A rule is one line: mode, field, kind of match, what is looked for, what it becomes, and what happens to the answer. A block is read only when fewer than two arguments stand on the line, and its lines are joined to one rule. Options such as `answer auto` need a kind of match before the names.',
  fix: 'Write one `rewrite` for each rule, with the kind of match: `rewrite name exact a.example.org b.example.org`.',
  bad: '.:53 {\n    rewrite name a.example.org b.example.org answer auto\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    rewrite name exact a.example.org b.example.org answer auto\n    forward . 192.0.2.1\n}',
  refines: ['required-argument-missing', 'invalid-value', 'too-many-arguments', 'inconsistent-options'],
  refine({ about }, { model }) {
    const stanza = stanzaAt(model, about)?.stanza;
    if (stanza?.plugin.name !== 'rewrite') return undefined;
    if (stanza.head.text === '{')
      return {
        at: stanza.head,
        what: 'a block stands behind a whole rule',
        why: 'rewrite reads a block only if fewer than two arguments stand on its line',
        instead: 'write the rule on one line, or all of it in the block',
      };
    return answerNameAuto(stanza.args.tokens) ?? noMatch(stanza.args.tokens) ?? {};
  },
});

/** As upstream's documentation has it; CoreDNS reads `auto` as a pattern. */
function answerNameAuto(tokens: readonly LoadedToken[]): Refinement | undefined {
  const at = tokens.findIndex(
    ({ text }, index) => text === 'answer' && tokens[index + 1]?.text === 'name' && tokens[index + 2]?.text === 'auto',
  );
  const name = tokens[at + 1];
  const auto = tokens[at + 2];
  if (at < 0 || !name || !auto) return undefined;
  const range = { ...rangeOf(name), end: rangeOf(auto).start };
  return {
    at: auto,
    what: "'auto' is read as a pattern for names here",
    why: 'behind answer name stand a pattern and a name',
    instead: "write 'answer auto'",
    fixes: unsafe("Write 'answer auto'", { range, text: '' }),
  };
}

const matches = ['exact', 'prefix', 'suffix', 'substring', 'regex'];

function noMatch(tokens: readonly LoadedToken[]): Refinement | undefined {
  const words = tokens.map(({ text }) => text.toLowerCase());
  const field = words[0] === 'stop' || words[0] === 'continue' ? 1 : 0;
  const from = tokens[field + 1];
  if (words[field] !== 'name' || !from || matches.includes(words[field + 1] ?? '')) return undefined;
  if (words[field + 3] !== 'answer') return undefined;
  const { start, source } = rangeOf(from);
  return {
    at: from,
    what: 'the kind of match is missing',
    why: 'it may be left out only when nothing follows the two names',
    instead: `write 'name exact ${from.text} …'`,
    fixes: unsafe("Write 'exact'", { range: { source, start, end: start }, text: 'exact ' }),
  };
}
