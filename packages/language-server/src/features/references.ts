import type { Token } from '@corefile/parser';
import type { Location, Position, Range, WorkspaceEdit } from 'vscode-languageserver';
import { toRange } from '../convert.ts';
import { importsOf, snippetAt, snippetsOf } from '../symbols.ts';
import type { DocumentState, Piece } from '../workspace.ts';
import { recordOf } from './hover.ts';
import { pieceAt } from './place.ts';

const START = { line: 0, character: 0 };

/** Where the snippet or the files of an import are. */
export function definition(state: DocumentState, position: Position): Location[] {
  const found = pieceAt(state, position);
  if (!found) return [];
  const { piece, offset } = found;
  const snippet = snippetAt(piece, offset);
  if (snippet) {
    const own = snippetsOf(piece).filter(({ name }) => name === snippet.name);
    if (own.length > 0) return own.map(({ key }) => locate(state, piece, nameSpan(key)));
    return definedElsewhere(state, piece, snippet.name);
  }
  const place = importsOf(piece).find(({ argument }) => argument.start <= offset && offset <= argument.end);
  const target = place && recordOf(piece, place.node.keyword)?.target;
  if (target?.kind !== 'files') return [];
  return target.files.map(({ path }) => ({ uri: state.uriOf(path), range: { start: START, end: START } }));
}

/** A snippet of an imported file. */
function definedElsewhere(state: DocumentState, { unit }: Piece, name: string): Location[] {
  const token = unit?.program.snippets.get(name)?.token.token;
  if (!unit || !token) return [];
  const { path, text } = token.source;
  const before = text.slice(0, token.start).split('\n');
  const start = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return [
    { uri: state.uriOf(path), range: { start, end: { ...start, character: start.character + token.text.length } } },
  ];
}

/** All places that name the snippet under the cursor. */
export function references(state: DocumentState, position: Position, includeDeclaration: boolean): Location[] {
  const named = placesOf(state, position);
  return named
    .filter(({ declaration }) => includeDeclaration || !declaration)
    .map(({ piece, token, declaration }) => locate(state, piece, declaration ? nameSpan(token) : token));
}

/** The range of the name that would change; null where nothing can be renamed. */
export function prepareRename(state: DocumentState, position: Position): Range | null {
  const found = pieceAt(state, position);
  const snippet = found && snippetAt(found.piece, found.offset);
  if (!snippet) return null;
  const declaration = snippet.token.text === `(${snippet.name})`;
  return toRange(state.document, found.piece.source, declaration ? nameSpan(snippet.token) : snippet.token);
}

/** Gives a snippet another name, where it is defined and wherever it is imported; a string says why not. */
export function rename(state: DocumentState, position: Position, newName: string): WorkspaceEdit | string {
  if (!/^[^\s{}"#]+$/.test(newName)) return 'The name of a snippet has no blanks, braces, quotes or #.';
  const named = placesOf(state, position);
  const [first] = named;
  if (!first) return 'Only snippets can be renamed.';
  if (snippetsOf(first.piece).some(({ name }) => name === newName)) return `There is already a snippet '${newName}'.`;
  const edits = named.map(({ piece, token, declaration }) => {
    const { start, end } = declaration ? nameSpan(token) : token;
    return piece.source.editToDocument(start, end, newName);
  });
  if (edits.some(edit => edit === undefined)) return 'This YAML scalar cannot hold the new name.';
  const changes = edits.flatMap(edit =>
    edit
      ? [
          {
            range: { start: state.document.positionAt(edit.start), end: state.document.positionAt(edit.end) },
            newText: edit.text,
          },
        ]
      : [],
  );
  return { changes: { [state.document.uri]: changes } };
}

interface NamedPlace {
  readonly piece: Piece;
  readonly token: Token;
  readonly declaration: boolean;
}

/** Snippets are known within one Corefile and what it imports; of a document, that is the piece and those of its unit. */
function placesOf(state: DocumentState, position: Position): readonly NamedPlace[] {
  const found = pieceAt(state, position);
  const snippet = found && snippetAt(found.piece, found.offset);
  if (!snippet) return [];
  const together = state.pieces.filter(
    piece => piece === found.piece || (piece.unit !== undefined && piece.unit === found.piece.unit),
  );
  return together.flatMap(piece => [
    ...snippetsOf(piece)
      .filter(({ name }) => name === snippet.name)
      .map(({ key }) => ({ piece, token: key, declaration: true })),
    ...importsOf(piece)
      .filter(({ argument }) => argument.text === snippet.name)
      .map(({ argument }) => ({ piece, token: argument, declaration: false })),
  ]);
}

/** The name between the parentheses of a definition. */
function nameSpan({ start, end, quoted }: Token): { start: number; end: number } {
  const quote = quoted ? 1 : 0;
  return { start: start + 1 + quote, end: end - 1 - quote };
}

const locate = (state: DocumentState, piece: Piece, span: { start: number; end: number }): Location => ({
  uri: state.document.uri,
  range: toRange(state.document, piece.source, span),
});
