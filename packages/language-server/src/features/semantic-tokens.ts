import type { Token } from '@corefile/parser';
import type { AnySlot, Value } from '@corefile/schema';
import { type SemanticTokens, SemanticTokensBuilder, type SemanticTokensLegend } from 'vscode-languageserver';
import { toRange } from '../convert.ts';
import { type Meaning, meaningsOf } from '../meaning.ts';
import { importsOf, snippetsOf } from '../symbols.ts';
import type { DocumentState, Piece } from '../workspace.ts';

const types = [
  'plugin',
  'property',
  'keyword',
  'enumMember',
  'zone',
  'snippet',
  'envVar',
  'address',
  'number',
  'duration',
  'regexp',
  'template',
  'string',
] as const;
const modifiers = ['declaration', 'deprecated'] as const;
type Type = (typeof types)[number];

export const legend: SemanticTokensLegend = { tokenTypes: [...types], tokenModifiers: [...modifiers] };

const colours: Readonly<Record<NonNullable<Value<unknown>['colour']>, Type>> = {
  word: 'enumMember',
  number: 'number',
  duration: 'duration',
  zone: 'zone',
  address: 'address',
  path: 'string',
  regexp: 'regexp',
  template: 'template',
  string: 'string',
};

/** What each word means, as colours: keyword or value can only be told by the declarations. */
export function semanticTokens({ document, pieces }: DocumentState): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  const put = (piece: Piece, start: number, end: number, type: Type, modifier = 0) => {
    const range = toRange(document, piece.source, { start, end });
    // A token of the protocol is of one line; quoted words may have several.
    if (range.start.line !== range.end.line || end <= start) return;
    const { line, character } = range.start;
    builder.push(line, character, range.end.character - character, types.indexOf(type), modifier);
  };
  for (const piece of pieces) {
    const meanings = meaningsOf(piece);
    const names = namesIn(piece);
    for (const token of piece.file.tokens) {
      const found = classify(meanings.get(token.start)) ?? names.get(token);
      let at = token.start;
      for (const { start, end } of variablesIn(piece, token)) {
        if (found) put(piece, at, start, ...found);
        put(piece, start, end, 'envVar');
        at = end;
      }
      if (found) put(piece, at, token.end, ...found);
    }
  }
  return builder.build();
}

type Class = readonly [type: Type, modifiers: number];

const classify = (meaning: Meaning | undefined): Class | undefined =>
  meaning && [typeOf(meaning), isGone(meaning) ? 2 : 0];

/** The words that no plugin reads: keys, snippets, imports. */
function namesIn(piece: Piece): ReadonlyMap<Token, Class> {
  const names = new Map<Token, Class>();
  const snippets = new Set(piece.unit?.program.snippets.keys());
  for (const { name, key } of snippetsOf(piece)) {
    snippets.add(name);
    names.set(key, ['snippet', 1]);
  }
  for (const { node, argument } of importsOf(piece)) {
    names.set(node.keyword, ['keyword', 0]);
    names.set(argument, [snippets.has(argument.text) ? 'snippet' : 'string', 0]);
  }
  for (const item of piece.file.items)
    if (item.kind === 'server-block') for (const key of item.keys) names.set(key, ['zone', 0]);
  return names;
}

function typeOf(meaning: Meaning): Type {
  if (meaning.kind === 'plugin') return 'plugin';
  if (meaning.kind === 'option') return 'property';
  const { role, slot } = meaning.binding;
  if (role === 'keyword') return 'keyword';
  return colourOf(slot);
}

const colourOf = (slot: AnySlot): Type => {
  const colour = 'value' in slot ? (slot.value as Value<unknown>).colour : undefined;
  return colour ? colours[colour] : 'string';
};

const isGone = (meaning: Meaning): boolean => meaning.kind === 'plugin' && meaning.plugin.until !== undefined;

/** `{$NAME}` and `{%NAME%}` within a word. */
function* variablesIn({ source }: Piece, { start, end }: Token) {
  const text = source.text.slice(start, end);
  for (const { index, 0: reference } of text.matchAll(/\{\$[^}]+\}|\{%[^}%]+%\}/g))
    yield { start: start + index, end: start + index + reference.length };
}
