import type { Position } from 'vscode-languageserver';
import { toOffset } from '../convert.ts';
import type { DocumentState, Piece } from '../workspace.ts';

/** The Corefile of a document that a position stands in, and the offset there. */
export function pieceAt(
  { document, pieces }: DocumentState,
  position: Position,
): { readonly piece: Piece; readonly offset: number } | undefined {
  for (const piece of pieces) {
    const offset = toOffset(document, piece.source, position);
    if (offset !== undefined) return { piece, offset };
  }
  return undefined;
}
