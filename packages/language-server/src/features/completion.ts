import type { Host } from '@corefile/parser';
import { resolvePath } from '@corefile/parser';
import { schemas } from '@corefile/plugins';
import { type Candidate, type Cursor, cursorAt, expectAt, normalizeZones, type Place } from '@corefile/schema';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  type Position,
} from 'vscode-languageserver';
import { toRange } from '../convert.ts';
import { importsOf, snippetsOf } from '../symbols.ts';
import type { DocumentState, Piece } from '../workspace.ts';
import { pieceAt } from './place.ts';

type Item = Omit<CompletionItem, 'textEdit'>;

const kinds: Readonly<Record<Candidate['kind'], CompletionItemKind>> = {
  plugin: CompletionItemKind.Module,
  option: CompletionItemKind.Property,
  keyword: CompletionItemKind.Keyword,
  value: CompletionItemKind.EnumMember,
};

export interface CompletionOptions {
  readonly host: Host;
  /** Does the editor fill in placeholders? */
  readonly snippets: boolean;
}

/** What may be written at a position; the rest of the text need not be finished. */
export function completion(
  state: DocumentState,
  position: Position,
  { host, snippets }: CompletionOptions,
): CompletionList | null {
  const found = pieceAt(state, position);
  if (!found) return null;
  const { piece, offset } = found;
  const { tokens, trivia } = piece.file;
  if (trivia.some(({ kind, start, end }) => kind === 'comment' && start < offset && offset <= end)) return null;
  const { at, word } = cursorAt(tokens, offset, piece);
  // Words in quotes are free text.
  if (piece.source.text[word.start] === '"' && word.end > word.start) return null;
  const range = toRange(state.document, piece.source, word);
  const items = itemsAt(piece, at, word.text, host).map(({ insertText, insertTextFormat, ...item }, index) => ({
    ...item,
    // In the order of the declarations, which is that of their importance.
    sortText: String(index).padStart(4, '0'),
    ...(snippets && insertTextFormat ? { insertTextFormat } : {}),
    textEdit: { range, newText: (snippets ? insertText : undefined) ?? item.label },
  }));
  return { isIncomplete: false, items };
}

function itemsAt(piece: Piece, at: Cursor['at'], word: string, host: Host): readonly Item[] {
  switch (at.kind) {
    case 'key':
      return at.keys.length === 0 ? blockItems : [];
    case 'import':
      return importItems(piece, word, host);
    case 'plugin': {
      const place = withinPlugin(piece, at.snippet, at.place);
      const { candidates, colours } = expectAt(schemas, place);
      const zones = colours.has('zone') ? zoneItems(piece, at.keys) : [];
      const items = [...candidates.map(itemOf), ...zones];
      return (place.block?.words ?? (place.plugin === undefined ? [] : ['']))[0] === undefined
        ? [...items, importItem]
        : items;
    }
  }
}

/** A snippet that is imported in the block of a plugin holds that plugin's options. */
function withinPlugin(piece: Piece, snippet: string | undefined, place: Place): Place {
  if (snippet === undefined) return place;
  const use = importsOf(piece).find(({ argument, plugin }) => argument.text === snippet && plugin !== undefined);
  if (use?.plugin === undefined || place.block) return place;
  const words = place.plugin === undefined ? [] : [place.plugin, ...place.args];
  return { plugin: use.plugin, args: [], block: { lines: [], words } };
}

const itemOf = ({ label, kind, detail, documentation, insertText }: Candidate): Item => ({
  label,
  kind: kinds[kind],
  detail,
  documentation: { kind: 'markdown', value: documentation },
  insertText,
  insertTextFormat: InsertTextFormat.Snippet,
});

const importItem: Item = {
  label: 'import',
  kind: CompletionItemKind.Keyword,
  detail: 'brings in a snippet or a file',
};

const template = (label: string, detail: string, insertText: string): Item => ({
  label,
  kind: CompletionItemKind.Snippet,
  detail,
  insertText,
  insertTextFormat: InsertTextFormat.Snippet,
});
const blockItems: readonly Item[] = [
  template('.:53', 'server block for everything', '.:53 {\n\t$0\n}'),
  template('zone', 'server block for a zone', `\${1:example.org} {\n\t$0\n}`),
  template('(snippet)', 'lines to import in several places', `(\${1:name}) {\n\t$0\n}`),
  importItem,
];

const zoneItems = (piece: Piece, keys: readonly string[]): readonly Item[] =>
  [...new Set([...keys.flatMap(normalizeZones), ...(piece.unit?.model.blocks ?? []).flatMap(({ zones }) => zones)])]
    .map(zone => (zone === '.' ? zone : zone.slice(0, -1)))
    .map(label => ({ label, kind: CompletionItemKind.Value, detail: 'zone of a server block' }));

/** Snippets, and files at the path written so far. */
function importItems(piece: Piece, word: string, host: Host): readonly Item[] {
  const names = new Set([...snippetsOf(piece).map(({ name }) => name), ...(piece.unit?.program.snippets.keys() ?? [])]);
  const snippets = [...names].map(label => ({ label, kind: CompletionItemKind.Snippet, detail: 'snippet' }));
  if (piece.source.kind !== 'corefile' || !piece.unit) return snippets;
  const folder = word.slice(0, word.lastIndexOf('/') + 1);
  const files = host.glob(resolvePath(`${folder}*`, piece.unit.program.main.path));
  if ('error' in files) return snippets;
  const own = piece.unit.program.main.path;
  const paths = files
    .filter(path => path !== own && !/\/\.[^/]*$/.test(path))
    .map(path => ({ label: `${folder}${path.slice(path.lastIndexOf('/') + 1)}`, kind: CompletionItemKind.File }));
  return [...snippets, ...paths];
}
