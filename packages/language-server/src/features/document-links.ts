import { resolvePath } from '@corefile/parser';
import type { Value } from '@corefile/schema';
import type { DocumentLink } from 'vscode-languageserver';
import { toRange } from '../convert.ts';
import { meaningsOf } from '../meaning.ts';
import { importsOf } from '../symbols.ts';
import type { DocumentState, Piece } from '../workspace.ts';
import { recordOf } from './hover.ts';

/** Imported files, and files that plugins read; only of plain Corefiles, for those of a ConfigMap lie in a pod. */
export function documentLinks(state: DocumentState): DocumentLink[] {
  return state.pieces.flatMap(piece => {
    const { source, unit } = piece;
    if (source.kind !== 'corefile' || !unit) return [];
    const link = (start: number, end: number, path: string): DocumentLink => ({
      range: toRange(state.document, source, { start, end }),
      target: state.uriOf(path),
    });
    const imported = importsOf(piece).flatMap(({ node, argument }) => {
      const target = recordOf(piece, node.keyword)?.target;
      const [only, more] = target?.kind === 'files' ? target.files : [];
      return only && !more ? [link(argument.start, argument.end, only.path)] : [];
    });
    const meanings = meaningsOf(piece);
    const roots = rootsOf(piece);
    const named = piece.file.tokens.flatMap(token => {
      const meaning = meanings.get(token.start);
      if (meaning?.kind !== 'argument' || meaning.binding.role !== 'value') return [];
      const { slot } = meaning.binding;
      const isPath = 'value' in slot && (slot.value as Value<unknown>).colour === 'path';
      if (!isPath || !/^[^\s*?{}]+$/.test(token.text)) return [];
      const root = roots.get(token.start);
      return [
        link(
          token.start,
          token.end,
          resolvePath(
            root && !token.text.startsWith('/') ? `${root}/${token.text}` : token.text,
            unit.program.main.path,
          ),
        ),
      ];
    });
    return [...imported, ...named];
  });
}

/** The directory that relative paths start from, by the offset of the word, where `root` names one. */
function rootsOf({ unit, loaded }: Piece): ReadonlyMap<number, string> {
  const roots = new Map<number, string>();
  for (const { facts, stanzas } of unit?.model.blocks ?? []) {
    if (!facts.root) continue;
    for (const { token } of stanzas.flatMap(({ tokens }) => tokens))
      if (token.source === loaded) roots.set(token.start, facts.root);
  }
  return roots;
}
