import type { Range, Source, Token } from '@corefile/parser';
import { defineRule, type Refinement, rangeOf } from '../rule.ts';
import { safe, span, unsafe, wholeLines, wordAt, wordsOf, written } from '../words.ts';

export const unbalancedBraces = defineRule({
  name: 'unbalanced-braces',
  code: 'CF112',
  severity: 'warning',
  summary: 'There is a brace too many, or one too few.',
  why: 'Outside of blocks `}` is an address like any other word: CoreDNS starts and serves a zone `}.`. Where a closing brace is missing, the next server block is read as a directive of the block before, or the text ends too early and CoreDNS refuses it.',
  fix: 'Remove the brace, or close the block.',
  bad: '.:53 {\n    forward . 192.0.2.1\n}\n}',
  good: '.:53 {\n    forward . 192.0.2.1\n}',
  raisedBy: ['unexpected-eof', 'missing-close-brace'],
  refines: ['unknown-directive'],
  refine({ code, about }, { program }) {
    const { source } = about;
    if (code === 'unknown-directive') return source === program.main ? blockInBlock(about) : undefined;
    if (code !== 'missing-close-brace' || source !== program.main) return undefined;
    const quote = openQuote(source);
    if (quote) return quote;
    const end = source.text.length;
    const text = source.text.endsWith('\n') ? '}\n' : '\n}\n';
    return { fixes: unsafe("Add '}' at the end", { range: { source, start: end, end }, text }) };
  },
  check({ program, model }, report) {
    // else it is the brace of something refused above
    if (program.problems.some(({ code }) => code !== 'unknown-directive')) return;
    for (const { loaded } of model.blocks) {
      for (const { token, text } of loaded.keys) {
        if (text !== '}') continue;
        const alone = loaded.keys.length === 1 && loaded.stanzas.length === 0 && !loaded.open;
        report(token, {
          what: "'}' closes nothing here",
          why: 'CoreDNS takes it for the zone of another server block',
          instead: 'remove it',
          fixes: alone ? safe("Remove '}'", { range: wholeLines(rangeOf(token)), text: '' }) : [],
        });
      }
    }
  },
});

/** A quote that is never closed takes the rest of the text into one word, braces and all. */
function openQuote(source: Source): Refinement | undefined {
  const last = wordsOf(source).at(-1);
  if (!last?.quoted || /^"(?:[^\\]|\\[\s\S])*"$/.test(written(last))) return undefined;
  return {
    at: { source, start: last.start, end: last.start + 1 },
    what: 'this quote is not closed',
    why: 'all that follows is one word to CoreDNS, which then looks for the end of the block',
    instead: `close it with '"' behind the word`,
  };
}

/** `a.org { ⏎ log ⏎ b.org {`: an address where a directive should stand. */
function blockInBlock(about: Range): Refinement | undefined {
  const word = wordAt(about);
  const isAddress = word?.index === 0 && word.line.at(-1)?.text === '{' && /[.:]/.test(word.token.text);
  if (!word || !isAddress) return undefined;
  const at = { ...about, start: wholeLines(span(word.token, word.line.at(-1) as Token)).start };
  return {
    what: `'${word.token.text}' stands inside the server block above`,
    why: 'CoreDNS looks for a plugin of this name',
    instead: "close that block with '}' first, for blocks cannot be nested",
    fixes: unsafe('Close the block above', { range: { ...at, end: at.start }, text: '}\n' }),
  };
}
