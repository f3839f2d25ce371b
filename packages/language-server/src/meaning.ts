import { type Directive, isToken, type LoadedToken, type Token } from '@corefile/parser';
import { schemas } from '@corefile/plugins';
import {
  type AnyPlugin,
  type Binding,
  decodePlugin,
  type Stanza,
  type StanzaLine,
  writtenLines,
  writtenStanzas,
} from '@corefile/schema';
import type { Piece } from './workspace.ts';

/** What a word of a Corefile is to CoreDNS. */
export type Meaning =
  | { readonly kind: 'plugin'; readonly plugin: AnyPlugin; readonly stanza: Stanza }
  | { readonly kind: 'option'; readonly plugin: AnyPlugin; readonly line: StanzaLine }
  | { readonly kind: 'argument'; readonly plugin: AnyPlugin; readonly binding: Binding };

const known = new WeakMap<Piece, ReadonlyMap<number, Meaning>>();

/** The meanings of a piece's words by their offset; from the decoded Corefile, where that has them. */
export function meaningsOf(piece: Piece): ReadonlyMap<number, Meaning> {
  const cached = known.get(piece);
  if (cached) return cached;
  const meanings = new Map<number, Meaning>();
  const add = (stanza: Stanza, here: (token: LoadedToken) => boolean) => {
    const { plugin, head } = stanza;
    if (here(head)) meanings.set(head.token.start, { kind: 'plugin', plugin, stanza });
    const lines = writtenLines(stanza);
    for (const line of lines)
      if (line.name !== '' && here(line.keyword))
        meanings.set(line.keyword.token.start, { kind: 'option', plugin, line });
    for (const { bindings, tokens } of [stanza.args, ...lines]) {
      for (const binding of bindings) {
        const token = tokens[binding.token];
        if (token && here(token)) meanings.set(token.token.start, { kind: 'argument', plugin, binding });
      }
    }
  };
  for (const block of piece.unit?.model.blocks ?? [])
    for (const stanza of writtenStanzas(block)) add(stanza, token => token.token.source === piece.loaded);
  // Snippets nobody imports, and stanzas CoreDNS never reads, are decoded on their own.
  for (const directive of directivesOf(piece)) {
    const plugin = schemas.find(({ name }) => name === nameOf(directive));
    if (!plugin || meanings.has(directive.start)) continue;
    for (const stanza of decodePlugin(plugin, tokensOf(directive).map(loaded), nowhere).stanzas)
      add(stanza, () => true);
  }
  known.set(piece, meanings);
  return meanings;
}

/** The plugins' lines: those of server blocks and snippets, not the options within. */
export function directivesOf({ file, insideBlock }: Pick<Piece, 'file' | 'insideBlock'>): readonly Directive[] {
  return file.items.flatMap(item =>
    item.kind === 'server-block' || item.kind === 'snippet'
      ? item.lines.filter(line => line.kind === 'directive' && !(insideBlock && item.kind === 'snippet'))
      : [],
  ) as readonly Directive[];
}

export const nameOf = ({ name }: Directive): string => ('text' in name ? name.text : '');

function tokensOf(directive: Directive): readonly Token[] {
  const tokens: Token[] = [];
  const walk = (parts: readonly (Directive['parts'][number] | Directive['name'])[]) => {
    for (const part of parts) {
      if (isToken(part)) tokens.push(part);
      else if (part.kind === 'block') {
        tokens.push(part.open);
        for (const line of part.lines) {
          if (line.kind === 'directive') walk([line.name, ...line.parts]);
        }
        if (isToken(part.close)) tokens.push(part.close);
      }
    }
  };
  walk([directive.name, ...directive.parts]);
  return tokens;
}

const loaded = (token: Token): LoadedToken => ({ text: token.text, token, file: '', line: token.line });
const nowhere = { zones: [], keys: [], facts: {}, has: () => false, handles: () => false };
