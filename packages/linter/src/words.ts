import { type Range, type Scanned, type Source, scan, type Token, type Trivia } from '@corefile/parser';
import { oncePer } from '@corefile/schema';
import type { Edit, Fix } from './problem.ts';

/** A word among those that stand on its line in the text; of a long line only those around it. */
export interface Word {
  readonly token: Token;
  readonly line: readonly Token[];
  /** Index in `line`. */
  readonly index: number;
}

/** The words of a text and what lies between them; cut once. */
const scannedOf = oncePer((source: Source): Scanned => scan(source));

/** What lies between the words of a text with comments; of one without, nothing. */
export const triviaOf = oncePer((source: Source): readonly Trivia[] =>
  source.text.includes('#') ? scannedOf(source).trivia : [],
);

export const wordsOf = (source: Source): readonly Token[] => scannedOf(source).tokens;

/** Words before and behind one that belong to its `line`: rules look at all of them, for 10⁵ mistakes on one line. */
const REACH = 256;

/** The word that begins where the range does, if there is one. */
export function wordAt({ source, start }: Range): Word | undefined {
  const tokens = wordsOf(source);
  const at = indexAt(tokens, start);
  const token = tokens[at];
  if (token?.start !== start) return undefined;
  let from = at;
  let to = at + 1;
  while (at - from < REACH && tokens[from - 1]?.line === token.line) from--;
  while (to - at < REACH && tokens[to]?.line === token.line) to++;
  return { token, line: tokens.slice(from, to), index: at - from };
}

/** The word `steps` behind (or before, if negative) the one at the range. */
export function neighbour({ source, start }: Range, steps: number): Token | undefined {
  const tokens = wordsOf(source);
  return tokens[indexAt(tokens, start) + steps];
}

/** Index of the first word that does not begin before `start`. */
function indexAt(tokens: readonly Token[], start: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Token).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** From the first word to the end of the last. */
export const span = (first: Range, last: Range): Range => ({ source: first.source, start: first.start, end: last.end });

/** As it is written, quotes and variables included. */
export const written = ({ source, start, end }: Range): string => source.text.slice(start, end);

/** The range, and the whole of its lines when nothing else but blanks stands on them. */
export function wholeLines(range: Range): Range {
  const { source } = range;
  const { text } = source;
  const start = text.lastIndexOf('\n', range.start - 1) + 1;
  const newline = text.indexOf('\n', range.end);
  const end = newline === -1 ? text.length : newline + 1;
  const alone = text.slice(start, range.start).trim() === '' && text.slice(range.end, end).trim() === '';
  return alone ? { source, start, end } : range;
}

export const safe = (title: string, ...edits: readonly Edit[]): readonly Fix[] => [{ title, safety: 'safe', edits }];
export const unsafe = (title: string, ...edits: readonly Edit[]): readonly Fix[] => [
  { title, safety: 'unsafe', edits },
];
