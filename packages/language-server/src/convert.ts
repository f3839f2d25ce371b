import type { DocumentRange } from '@corefile/project';
import type { CorefileSource } from '@corefile/sources';
import type { Position, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** Offsets ↔ places of the protocol; the only file that converts. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a Corefile as a range of the document it stands in. */
export function toRange(document: TextDocument, source: CorefileSource, { start, end }: Span): Range {
  const place = source.toDocumentRange(start, end);
  return { start: document.positionAt(place.start), end: document.positionAt(place.end) };
}

/** Lines and columns from 1 to those from 0; for documents of which only this is known. */
export const fromDocumentRange = ({ start, end }: DocumentRange): Range => ({
  start: { line: start.line - 1, character: start.column - 1 },
  end: { line: end.line - 1, character: end.column - 1 },
});

/**
 * The offset in a Corefile that an editor's position stands for; undefined outside of it. Blanks that a block scalar
 * strips belong to the character behind them.
 */
export function toOffset(document: TextDocument, source: CorefileSource, position: Position): number | undefined {
  const wanted = document.offsetAt(position);
  const { length } = source.text;
  const whole = document.getText();
  const first = source.toDocument(0);
  const last = source.toDocument(length);
  if (wanted < first) return /^[ \t]*$/.test(whole.slice(wanted, first)) && length > 0 ? 0 : undefined;
  if (wanted > last) return isBlank(whole.slice(last, wanted)) ? length : undefined;
  // A chart writes values in an order of its own, so only an exact hit counts.
  if (source.kind === 'helm-values') {
    for (let offset = 0; offset <= length; offset++) if (source.toDocument(offset) === wanted) return offset;
    return undefined;
  }
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (source.toDocument(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isBlank = (text: string): boolean => /^\s*$/.test(text);
