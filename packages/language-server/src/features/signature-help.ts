import { schemas } from '@corefile/plugins';
import { cursorAt, signatureAt } from '@corefile/schema';
import type { Position, SignatureHelp } from 'vscode-languageserver';
import type { DocumentState } from '../workspace.ts';
import { pieceAt } from './place.ts';

/** How the line under the cursor is written, and which argument comes next. */
export function signatureHelp(state: DocumentState, position: Position): SignatureHelp | null {
  const found = pieceAt(state, position);
  if (!found) return null;
  const { piece, offset } = found;
  const { at, word } = cursorAt(piece.file.tokens, offset, piece);
  const help = at.kind === 'plugin' ? signatureAt(schemas, at.place, word.text) : undefined;
  if (!help) return null;
  return {
    activeSignature: help.activeSignature,
    // Behind the last parameter none is active; null is not known to all editors, an index out of range is.
    activeParameter: help.activeParameter ?? help.signatures[help.activeSignature]?.parameters.length ?? 0,
    signatures: help.signatures.map(({ label, documentation, parameters }) => ({
      label,
      documentation: { kind: 'markdown', value: documentation },
      parameters: parameters.map(({ start, end, documentation }) => ({
        label: [start, end],
        documentation: { kind: 'markdown', value: documentation },
      })),
    })),
  };
}
