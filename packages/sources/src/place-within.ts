import type { Document, PlacedText } from './source.ts';

/** The whole of a document, as a text placed in itself. */
export function wholeDocument(document: Document): PlacedText {
  const clamp = (offset: number) => Math.max(0, Math.min(offset, document.text.length));
  return {
    text: document.text,
    toDocument: clamp,
    toDocumentRange: (start, end) => ({ start: clamp(start), end: Math.max(clamp(start), clamp(end)) }),
    editToDocument: (start, end, text) => ({ start, end, text }),
  };
}

/** `inner`, whose places are offsets in the text of `outer`, with places in the document of `outer`. */
export function placeWithin(outer: PlacedText, inner: PlacedText): PlacedText {
  return {
    text: inner.text,
    toDocument: offset => outer.toDocument(inner.toDocument(offset)),
    toDocumentRange: (start, end) => {
      const range = inner.toDocumentRange(start, end);
      return outer.toDocumentRange(range.start, range.end);
    },
    editToDocument: (start, end, newText) => {
      const edit = inner.editToDocument(start, end, newText);
      return edit && outer.editToDocument(edit.start, edit.end, edit.text);
    },
  };
}
