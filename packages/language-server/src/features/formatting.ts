import { format } from '@corefile/linter';
import type { TextEdit } from 'vscode-languageserver';
import type { DocumentState } from '../workspace.ts';

/** The document in normal form: each Corefile in it, and nothing around. */
export function formatting({ document, pieces }: DocumentState): TextEdit[] {
  return pieces.flatMap(({ source }) => {
    const { text } = format({ path: source.name, text: source.text });
    if (text === source.text) return [];
    const edit = source.editToDocument(0, source.text.length, text);
    if (!edit) return [];
    return [
      { range: { start: document.positionAt(edit.start), end: document.positionAt(edit.end) }, newText: edit.text },
    ];
  });
}
