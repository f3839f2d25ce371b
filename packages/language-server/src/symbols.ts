import { type Import, isToken, type Line, type SnippetDefinition, type Token } from '@corefile/parser';
import type { Piece } from './workspace.ts';

/** Names in a Corefile that stand for something written elsewhere: snippets, and what imports name. */

export interface ImportPlace {
  readonly node: Import;
  readonly argument: Token;
  /** The plugin in whose block it stands. */
  readonly plugin: string | undefined;
}

/** All imports of a text, in its order. */
export function importsOf({ file }: Pick<Piece, 'file'>): readonly ImportPlace[] {
  const found: ImportPlace[] = [];
  const take = (node: Import, plugin: string | undefined) => {
    if (isToken(node.argument)) found.push({ node, argument: node.argument, plugin });
  };
  const walk = (lines: readonly Line[], plugin: string | undefined) => {
    for (const line of lines) {
      if (line.kind === 'import') take(line, plugin);
      else
        for (const part of line.parts)
          if (!isToken(part)) walk(part.lines, plugin ?? (isToken(line.name) ? line.name.text : undefined));
    }
  };
  for (const item of file.items) {
    if (item.kind === 'import') take(item, undefined);
    else if (item.kind !== 'stray') walk(item.lines, undefined);
  }
  return found;
}

export const snippetsOf = ({ file }: Pick<Piece, 'file'>): readonly SnippetDefinition[] =>
  file.items.filter(item => item.kind === 'snippet');

/** The snippet whose name, at its definition or in an import, is under the cursor. */
export function snippetAt(piece: Piece, offset: number): { readonly name: string; readonly token: Token } | undefined {
  const touches = ({ start, end }: Token) => start <= offset && offset <= end;
  const defined = snippetsOf(piece).find(({ key }) => touches(key));
  if (defined) return { name: defined.name, token: defined.key };
  const imported = importsOf(piece).find(({ argument }) => touches(argument));
  if (!imported) return undefined;
  const { text } = imported.argument;
  const isSnippet =
    (piece.unit?.program.snippets.has(text) ?? false) || snippetsOf(piece).some(({ name }) => name === text);
  return isSnippet ? { name: text, token: imported.argument } : undefined;
}
