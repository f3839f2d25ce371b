import { type BlockScalar, blockIndent, decodeBlockScalar } from './decode-block-scalar.ts';
import { rereadsOf } from './rereads.ts';
import type { DocumentEdit, PlacedText } from './source.ts';
import type { TextMap } from './text-map.ts';

/** `editToDocument` for a block scalar: new lines get its indentation, whole lines are replaced as whole lines. */
export function editBlockScalar(block: BlockScalar, map: TextMap): PlacedText['editToDocument'] {
  // What holds for all edits is looked for once: there may be 10⁵ of them.
  const indent = blockIndent(block);
  const eol = block.source.includes('\r\n') ? '\r\n' : '\n';
  const content = map.text.search(/[^ \n]/);
  const contentEnd = map.text.trimEnd().length;
  const mayReread = rereadsOf(block.source.length);
  return (start, end, newText) => {
    if (indent === undefined || UNPRINTABLE.test(newText)) return undefined;
    const edit = placeEdit({ block, map, indent, eol }, start, end, newText);
    const inside = start > content && end < contentEnd;
    // Inside a literal nothing can go wrong; at its ends the indentation is found, or folding may bite: read it again.
    if (block.style === '|' && inside) return edit;
    return mayReread() && readsAs(block, edit, map.text.slice(0, start) + newText + map.text.slice(end))
      ? edit
      : undefined;
  };
}

/** Is the scalar, once edited, read as the text that is wanted? */
function readsAs(block: BlockScalar, edit: DocumentEdit, wanted: string): boolean {
  // YAML readers disagree whether a last line of nothing but blanks is content.
  if (/\n[ \t]/.test(wanted.slice(wanted.trimEnd().length))) return false;
  // go-yaml, which Kubernetes uses, refuses a tab where it looks for the indentation.
  if (block.explicitIndent === undefined && /^\n*\t/.test(wanted)) return false;
  const source = splice(block, edit);
  const again = source === undefined ? undefined : decodeBlockScalar({ ...block, source });
  return again !== undefined && withoutFinalBreaks(again.text) === withoutFinalBreaks(wanted);
}

interface Edited {
  readonly block: BlockScalar;
  readonly map: TextMap;
  readonly indent: number;
  readonly eol: string;
}

function placeEdit(edited: Edited, start: number, end: number, newText: string): DocumentEdit {
  const { block, map, indent, eol } = edited;
  const { text } = map;
  const atLineStart = (offset: number) => offset === 0 || text[offset - 1] === '\n';
  const wholeLines = newText.endsWith('\n') || (newText === '' && atLineStart(start));
  // The break at the very end belongs to the scalar: without it the next key of the document would move up.
  const atEnd = end === text.length && text.endsWith('\n') && !wholeLines && newText + text.slice(start, end) !== '';
  if (atEnd && start === end) return placeEdit(edited, start, end, `${newText}\n`);
  const stop = atEnd ? end - 1 : end;
  const lines = newText.split('\n');
  if (wholeLines && atLineStart(start) && atLineStart(stop)) {
    const from = lineStart(block, map.start(start));
    const to = lineStart(block, map.start(stop));
    const missingBreak = newText !== '' && block.source[from - block.offset - 1] !== '\n' && from > block.offset;
    const written = lines.slice(0, -1).map(line => indented(line, indent));
    if (missingBreak) return { start: from, end: to, text: eol + written.join(eol) };
    return { start: from, end: to, text: written.map(line => line + eol).join('') };
  }
  const from = map.start(start);
  const lacking = atLineStart(start) ? Math.max(0, indent - (from - lineStart(block, from))) : 0;
  const beforeBreak = stop === text.length || text[stop] === '\n';
  const written = lines.map((line, i) => {
    if (i === 0) return ' '.repeat(lacking) + line;
    return i === lines.length - 1 && !beforeBreak ? ' '.repeat(indent) + line : indented(line, indent);
  });
  return { start: from, end: stop > start ? Math.max(from, map.start(stop)) : from, text: written.join(eol) };
}

function indented(line: string, indent: number): string {
  return line === '' ? '' : ' '.repeat(indent) + line;
}

/** Where the physical line of the document offset `position` begins. */
function lineStart(block: BlockScalar, position: number): number {
  return block.offset + block.source.lastIndexOf('\n', position - block.offset - 1) + 1;
}

function splice(block: BlockScalar, edit: DocumentEdit): string | undefined {
  const start = edit.start - block.offset;
  const end = edit.end - block.offset;
  if (start < 0 || end > block.source.length) return undefined;
  return block.source.slice(0, start) + edit.text + block.source.slice(end);
}

function withoutFinalBreaks(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  return text.slice(0, end);
}

// A block scalar has no escapes, and a carriage return would be read as a line break.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff]/;
