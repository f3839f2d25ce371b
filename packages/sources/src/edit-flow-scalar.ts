import { decodeFlowScalar, type FlowStyle } from './decode-flow-scalar.ts';
import { rereadsOf } from './rereads.ts';
import type { DocumentEdit, PlacedText } from './source.ts';
import type { TextMap } from './text-map.ts';

/** `editToDocument` for a plain or quoted scalar, JSON's strings among them. */
export function editFlowScalar(
  source: string,
  offset: number,
  style: FlowStyle,
  map: TextMap,
): PlacedText['editToDocument'] {
  const isSafe = !source.includes('\n') && style !== 'plain';
  const mayReread = rereadsOf(source.length);
  return (start, end, newText) => {
    const written = write(newText, style);
    if (written === undefined) return undefined;
    const edit: DocumentEdit = { ...map.range(start, end), text: written };
    if (isSafe) return edit;
    const wanted = map.text.slice(0, start) + newText + map.text.slice(end);
    return mayReread() && readsAs(source, offset, style, edit, wanted) ? edit : undefined;
  };
}

/** Is the scalar, once edited, read as the text that is wanted? */
function readsAs(source: string, offset: number, style: FlowStyle, edit: DocumentEdit, wanted: string): boolean {
  // Next to a folded line blanks vanish, and a plain scalar can end early: read the result again.
  const spliced = source.slice(0, edit.start - offset) + edit.text + source.slice(edit.end - offset);
  if (style === 'plain' && !PLAIN.test(spliced)) return false;
  if (leastIndent(spliced) < leastIndent(source)) return false;
  return decodeFlowScalar(spliced, offset, style).text === wanted;
}

/** Columns before the first character of the continuation line that has fewest: YAML wants them deeper than the key. */
function leastIndent(source: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [line] of source.matchAll(/(?<=\n)[ \t]*(?=[^ \t\r\n])/g)) least = Math.min(least, line.length);
  return least;
}

/** What stays one plain scalar of type text, in a flow collection too; narrower than YAML on purpose. */
const PLAIN = /^[A-Za-z./](?!.*(?:: |:$|\s#))[^[\]{},]*[^[\]{},\s:]$/s;

function write(text: string, style: FlowStyle): string | undefined {
  // JSON's escapes are YAML's too.
  if (style === '"') return JSON.stringify(text).slice(1, -1);
  if (/[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(text)) return undefined;
  return style === "'" ? text.replaceAll("'", "''") : text;
}
