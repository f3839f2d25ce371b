import { TextMap } from './text-map.ts';

/** A block scalar as it stands: `source` is what follows the line of the header. */
export interface BlockScalar {
  readonly source: string;
  /** Offset of `source` in its document. */
  readonly offset: number;
  readonly style: '|' | '>';
  readonly chomping: '' | '-' | '+';
  /** Columns to strip if the header says so (`|2`), else found from the first line with content. */
  readonly explicitIndent: number | undefined;
}

interface Line {
  readonly indent: number; // leading blanks
  readonly start: number;
  readonly end: number; // without the line break
  readonly next: number; // after the line break
  readonly blank: boolean; // nothing but blanks
}

/** How far the lines of `block` are indented; undefined if it has no line with content to tell. */
export function blockIndent(block: BlockScalar): number | undefined {
  if (block.explicitIndent !== undefined) return block.explicitIndent;
  const content = /^( *)[^ \r\n]/m.exec(block.source);
  return content?.[1]?.length;
}

/**
 * The text of a literal (`|`) or folded (`>`) scalar with the place of each character (YAML 1.2.2 §8.1).
 * Undefined if a line is indented less than the first, or a blank one before it more: that is not one scalar.
 */
export function decodeBlockScalar(block: BlockScalar): TextMap | undefined {
  const map = new TextMap(block.offset);
  const lines = splitLines(block.source);
  const indent = blockIndent(block) ?? 0;
  const place = (start: number, end: number) =>
    map.add(block.source.slice(start, end), block.offset + start, block.offset + end);
  const lineBreak = (text: string, line: Line) => map.add(text, block.offset + line.end, block.offset + line.next);

  // Blanks beyond the indentation are content, also on the last lines: `|\n  a\n   \n`.
  const last = lines.findLastIndex(line => !line.blank || line.indent > indent);
  const bodyEnd = lines.some(line => !line.blank) ? last + 1 : 0;
  let pending: Line[] = []; // line breaks of a folded scalar that wait for the line after them
  let previousIsMore = false;
  let begun = false;
  for (const [i, line] of lines.slice(0, bodyEnd).entries()) {
    if (!line.blank && line.indent < indent) return undefined;
    // The first line with content sets the indentation; blank lines before it must not have more.
    if (line.blank && !begun && line.indent > indent && block.explicitIndent === undefined) return undefined;
    const contentStart = Math.min(line.start + indent, line.end);
    begun ||= !line.blank;
    if (block.style === '|' || !begun) {
      place(contentStart, line.end);
      if (i < bodyEnd - 1) lineBreak('\n', line);
      continue;
    }
    const more = line.indent > indent || block.source[contentStart] === '\t';
    if (!line.blank || more) {
      fold(pending, previousIsMore || more, lineBreak);
      pending = [];
      place(contentStart, line.end);
      previousIsMore = more;
    }
    pending.push(line);
  }
  chomp(block, lines, bodyEnd, indent, map);
  return map;
}

/** Between two lines of text a single break is a blank and the first of several is dropped; around more indented lines all stay. */
function fold(breaks: readonly Line[], keepAll: boolean, lineBreak: (text: string, line: Line) => void): void {
  const text = keepAll || breaks.length > 1 ? '\n' : ' ';
  for (const line of keepAll || breaks.length === 1 ? breaks : breaks.slice(1)) lineBreak(text, line);
}

function chomp(block: BlockScalar, lines: readonly Line[], bodyEnd: number, indent: number, map: TextMap): void {
  const { offset, chomping } = block;
  if (chomping === '-' || (bodyEnd === 0 && chomping === '')) return;
  const final = lines[bodyEnd - 1];
  if (final) map.add('\n', offset + final.end, offset + final.next); // at the end of the document the break may have no image
  if (chomping === '') return;
  for (const line of lines.slice(bodyEnd)) {
    const start = Math.min(line.start + indent, line.end);
    if (bodyEnd > 0) map.add(block.source.slice(start, line.end), offset + start, offset + line.end);
    if (line.next > line.end) map.add('\n', offset + line.end, offset + line.next);
  }
}

function splitLines(source: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < source.length; ) {
    const newline = source.indexOf('\n', start);
    const next = newline < 0 ? source.length : newline + 1;
    let end = newline < 0 ? source.length : newline;
    if (end > start && source[end - 1] === '\r') end--;
    let content = start;
    while (content < end && source[content] === ' ') content++;
    lines.push({ indent: content - start, start, end, next, blank: content === end });
    start = next;
  }
  return lines;
}
