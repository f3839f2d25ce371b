import type { Range, Source, Trivia } from '@corefile/parser';
import { isRefusedLine } from '../refused-lines.ts';
import { defineRule } from '../rule.ts';
import { neighbour, safe, triviaOf, unsafe, wordAt, written } from '../words.ts';

export const commentGluedToWord = defineRule({
  name: 'comment-glued-to-word',
  code: 'CF110',
  severity: 'warning',
  summary: 'A comment begins without a blank before it, and ends at the next blank.',
  why: 'When `#` follows a word directly, the comment reaches only to the next blank, and the rest of the line is read as if it were no comment: of `cache 30# thirty seconds` CoreDNS reads `cache 30 thirty seconds`, and caches the zones `thirty` and `seconds`. Behind `}` the words of the comment become zones.',
  fix: 'Put a blank before `#`.',
  bad: '.:53 {\n    cache 30# thirty seconds\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    cache 30 # thirty seconds\n    forward . 192.0.2.1\n}',
  refines: [
    'unknown-directive',
    'unknown-option',
    'invalid-value',
    'too-many-arguments',
    'inconsistent-options',
    'unexpected-close-brace',
    'plugin-repeated',
  ],
  refine({ about }) {
    const word = wordAt(about);
    const trivia = triviaOf(about.source);
    const [first] = word?.line ?? [];
    if (!word || !first) return undefined;
    let at = firstFrom(trivia, first.end);
    while (trivia[at]?.kind === 'space') at++;
    const comment = trivia[at];
    if (!comment?.glued || comment.line !== first.line || comment.start >= word.token.start) return undefined;
    return {
      at: liveRange(about.source, comment),
      ...finding(about.source, comment),
      fixes: fixes(about.source, comment, true),
    };
  },
  check(file, report) {
    for (const source of file.program.sources) {
      for (const comment of triviaOf(source)) {
        if (!comment.glued || !goesOn(source, comment)) continue;
        const range = liveRange(source, comment);
        if (isRefusedLine(file, neighbour({ ...range, start: comment.start }, -1) ?? range)) continue;
        report(range, { ...finding(source, comment), fixes: fixes(source, comment) });
      }
    }
  },
});

/** Are there words behind the comment on its line? */
const goesOn = (source: Source, { start, line }: Trivia): boolean =>
  neighbour({ source, start, end: start }, 0)?.line === line;

/** The comment as it was meant: up to the end of the line. */
function liveRange(source: Source, { start }: Trivia): Range {
  const newline = source.text.indexOf('\n', start);
  const end = newline === -1 ? source.text.length : newline;
  return { source, start, end: source.text[end - 1] === '\r' ? end - 1 : end };
}

function finding(source: Source, comment: Trivia) {
  const { start, end } = liveRange(source, comment);
  return {
    what: `the comment '${source.text.slice(start, end)}' ends at its first blank`,
    why: 'it begins in the middle of a word, and the rest of the line is read by CoreDNS',
    instead: "put a blank before '#'",
  };
}

/** A brace in the comment may be one that counts today, and what follows the first word of a line its argument. */
function fixes(source: Source, comment: Trivia, isRefused = false) {
  const range = { source, start: comment.start, end: comment.start };
  const before = neighbour(range, -1);
  const isFirst = before !== undefined && before.text !== '}' && wordAt(before)?.index === 0;
  const make = (isFirst && !isRefused) || /[{}]/.test(written(liveRange(source, comment))) ? unsafe : safe;
  return make("Put a blank before '#'", { range, text: ' ' });
}

/** Index of the first piece that does not begin before `start`. */
function firstFrom(trivia: readonly Trivia[], start: number): number {
  let low = 0;
  let high = trivia.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((trivia[middle] as Trivia).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
