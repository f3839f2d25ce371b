import type { LoadedToken, Range } from '@corefile/parser';
import type { ServerBlock, Stanza } from '@corefile/schema';
import type { Edit } from './problem.ts';
import { neighbour, span, triviaOf, wholeLines, written } from './words.ts';

/** Another word in the place of one. */
export const replaceWord = ({ token }: LoadedToken, text: string): Edit => ({
  range: { source: token.source, start: token.start, end: token.end },
  text,
});

/** Puts text in front of a word. */
export const insertBefore = ({ token }: LoadedToken, text: string): Edit => ({
  range: { source: token.source, start: token.start, end: token.start },
  text,
});
/** Puts text behind a word. */
export const insertAfter = ({ token }: LoadedToken, text: string): Edit => ({
  range: { source: token.source, start: token.end, end: token.end },
  text,
});

/** `removeRange` from the first word to the last; undefined if they come from several texts. */
export function removeWords(tokens: readonly LoadedToken[]): Edit | undefined {
  const range = rangeAcross(tokens);
  return range && removeRange(range);
}

/** Takes words out and the blanks before them, with their lines if nothing else stands there; comments between them stay. */
export function removeRange(range: Range): Edit {
  const lines = wholeLines(range);
  const indent = indentAt(range);
  const comments = commentsOf(written(lines));
  if (lines !== range) return { range: lines, text: comments.map(comment => `${indent}${comment}\n`).join('') };
  if (comments.length > 0) return { range, text: comments.map(comment => `${comment}\n${indent}`).join('') };
  const before = /[^\n \t]([ \t]+)$/.exec(range.source.text.slice(Math.max(0, range.start - 100), range.start));
  return { range: { ...range, start: range.start - (before?.[1]?.length ?? 0) }, text: '' };
}

/** The comments of a text that begins with a word. */
const commentsOf = (text: string): readonly string[] =>
  triviaOf({ path: '', text })
    .filter(({ kind }) => kind === 'comment')
    .map(({ start, end }) => text.slice(start, end).trimEnd());

/** The blanks that the line of a word begins with. */
export const indentOf = ({ token }: LoadedToken): string => indentAt(token);

function indentAt({ source, start }: Pick<Range, 'source' | 'start'>): string {
  const line = source.text.lastIndexOf('\n', start - 1) + 1;
  return /^[ \t]*/.exec(source.text.slice(line, start))?.[0] ?? '';
}
const deeper = (indent: string): string => indent + (indent.includes('\t') ? '\t' : '    ');

/** As deep as the word `steps` from the brace of a block, which stands in the block if it is deeper than `outer`. */
function indentWithin({ token }: LoadedToken, steps: 1 | -1, outer: string): string {
  const word = neighbour(token, steps);
  const own = word && word.line !== token.line && word.text !== '}' ? indentAt({ ...token, start: word.start }) : '';
  return own.length > outer.length ? own : deeper(outer);
}

/** A further option as the last line of a stanza's block, which is opened if there is none. */
export function addOption(stanza: Pick<Stanza, 'head' | 'tokens'>, option: string): Edit | undefined {
  const { head, tokens } = stanza;
  const last = tokens.at(-1);
  if (!last || !rangeAcross(tokens)) return undefined;
  const outer = indentOf(head);
  const inner = last.text === '}' && tokens.length > 3 ? indentWithin(last, -1, outer) : deeper(outer);
  if (last.text !== '}' || tokens.length < 3) return insertAfter(last, ` {\n${inner}${option}\n${outer}}`);
  const { source, start } = last.token;
  const line = source.text.lastIndexOf('\n', start - 1) + 1;
  if (source.text.slice(line, start).trim() !== '') return insertBefore(last, `\n${inner}${option}\n${outer}`);
  return { range: { source, start: line, end: line }, text: `${inner}${option}\n` };
}

/** A further plugin as the first line of a server block; undefined for one without braces. */
export function addPlugin(block: ServerBlock, line: string): Edit | undefined {
  const { open } = block.loaded;
  if (!open) return undefined;
  const indent = indentWithin(open, 1, indentOf(open));
  const { source, end } = open.token;
  // `. { whoami` has a plugin behind the brace
  const isLast = /^[^\S\n]*(?:#|\n|$)/.test(source.text.slice(end, source.text.indexOf('\n', end) + 1 || undefined));
  return insertAfter(open, `\n${indent}${line.replaceAll('\n', `\n${indent}`)}${isLast ? '' : `\n${indent}`}`);
}

/** Moves the lines of one stanza to before those of another; undefined if other words share their lines. */
export function moveBefore(stanza: Stanza, other: Stanza): readonly Edit[] | undefined {
  // behind a `{` on the wrong line stand stanzas that are only a part of a directive
  if ([stanza, other].some(({ head, plugin }) => head.text !== plugin.name)) return undefined;
  const from = rangeAcross(stanza.tokens);
  const to = rangeAcross(other.tokens);
  if (!from || !to || from.source !== to.source || from.start < to.end) return undefined;
  const lines = wholeLines(from);
  const target = wholeLines(to);
  if (lines === from || target === to || !from.source.text.slice(lines.start, lines.end).endsWith('\n'))
    return undefined;
  return [
    { range: lines, text: '' },
    {
      range: { source: to.source, start: target.start, end: target.start },
      text: from.source.text.slice(lines.start, lines.end),
    },
  ];
}

function rangeAcross(tokens: readonly LoadedToken[]): Range | undefined {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) return undefined;
  const { source } = first.token;
  if (tokens.some(({ token }) => token.source !== source) || last.token.end < first.token.start) return undefined;
  return span(first.token, last.token);
}
