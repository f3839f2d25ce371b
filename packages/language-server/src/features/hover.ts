import type { Token } from '@corefile/parser';
import { schemas } from '@corefile/plugins';
import { describeBinding, describeOption, describePlugin, lineOf, readKey } from '@corefile/schema';
import type { Hover, Position } from 'vscode-languageserver';
import { toRange } from '../convert.ts';
import { pluginUrl } from '../docs-url.ts';
import { type Meaning, meaningsOf } from '../meaning.ts';
import { importsOf, snippetAt, snippetsOf } from '../symbols.ts';
import type { DocumentState, Piece } from '../workspace.ts';
import { pieceAt } from './place.ts';

/** What the word under the cursor is to CoreDNS. */
export function hover(state: DocumentState, position: Position): Hover | null {
  const found = pieceAt(state, position);
  if (!found) return null;
  const { piece, offset } = found;
  const token = tokenAt(piece.file.tokens, offset);
  const markdown = token && describe(piece, token, offset);
  if (!markdown) return null;
  return { contents: { kind: 'markdown', value: markdown }, range: toRange(state.document, piece.source, token) };
}

/** The token a cursor is in or behind. */
function tokenAt(tokens: readonly Token[], offset: number): Token | undefined {
  return tokens.find(({ start, end }) => start <= offset && offset < end) ?? tokens.find(({ end }) => end === offset);
}

function describe(piece: Piece, token: Token, offset: number): string | undefined {
  const meaning = meaningsOf(piece).get(token.start);
  if (meaning) return [describeMeaning(meaning), describeVariables(token)].filter(Boolean).join('\n\n');
  return describeImport(piece, token, offset) ?? describeKey(piece, token) ?? describeVariables(token);
}

function describeMeaning(meaning: Meaning): string {
  const { plugin } = meaning;
  switch (meaning.kind) {
    case 'plugin':
      return `${describePlugin(plugin)}\n\n[Documentation](${pluginUrl(plugin.name)})`;
    case 'argument':
      return describeBinding(meaning.binding);
    case 'option': {
      const { name } = meaning.line;
      for (const second of [false, true]) {
        const names = lineOf(schemas, { plugin: plugin.name, args: [], block: { lines: [], words: [], second } });
        if (names?.kind !== 'names') continue;
        const option = names.options[name];
        if (option) return describeOption(plugin, name, option);
        const variant = names.variants[name];
        if (variant) return describeOption(plugin, name, { ...variant, repeat: 'collected', extra: 'rejected' });
      }
      return '';
    }
  }
}

/** `{$NAME}` is replaced when CoreDNS starts; its value is none of an editor's business. */
function describeVariables({ text }: Token): string | undefined {
  const names = [...text.matchAll(/\{(?:\$([^}]*)|%([^}]*)%)\}/g)].map(([, dollar, percent]) => dollar ?? percent);
  if (names.length === 0) return undefined;
  return `Replaced by the environment variable ${names.map(name => `\`${name}\``).join(', ')} when CoreDNS starts; by nothing when it is not set.`;
}

function describeImport(piece: Piece, token: Token, offset: number): string | undefined {
  const place = importsOf(piece).find(({ argument, node }) => argument === token || node.keyword === token);
  const snippet = snippetAt(piece, place?.argument.start ?? offset);
  if (snippet) {
    const definition = snippetsOf(piece).find(({ name }) => name === snippet.name);
    const uses = importsOf(piece).filter(({ argument }) => argument.text === snippet.name).length;
    const text = definition ? piece.source.text.slice(definition.start, definition.end) : `(${snippet.name})`;
    return `\`\`\`corefile\n${text}\n\`\`\`\n\nSnippet, imported ${uses === 1 ? 'once' : `${uses} times`} in this text.`;
  }
  if (!place) return undefined;
  const record = recordOf(piece, place.node.keyword);
  if (record?.target.kind !== 'files') return undefined;
  const { files, pattern } = record.target;
  if (files.length === 0) return `No file matches \`${pattern}\`; CoreDNS only logs that.`;
  return `Imports\n\n${files.map(({ path }) => `- \`${path}\``).join('\n')}`;
}

/** The expansion that an `import` keyword of the piece led to. */
export const recordOf = ({ unit, loaded }: Piece, keyword: Token) =>
  unit?.program.imports.find(({ token }) => token.token.source === loaded && token.token.start === keyword.start);

function describeKey(piece: Piece, token: Token): string | undefined {
  const block = piece.unit?.model.blocks.find(({ loaded }) =>
    loaded.keys.some(({ token: key }) => key.token.source === piece.loaded && key.token.start === token.start),
  );
  const key = block?.loaded.keys.find(({ token: key }) => key.token.start === token.start);
  if (!block || !key) return undefined;
  const served = readKey(key).addresses.map(
    ({ zone, transport, port }) => `- zone \`${zone}\` over ${transport} on port ${port}`,
  );
  const chain = [
    ...new Set(block.stanzas.filter(({ plugin }) => plugin.role === 'handler').map(({ plugin }) => plugin.name)),
  ];
  return [
    'Server block for',
    served.join('\n'),
    chain.length > 0
      ? `Queries pass ${chain.map(name => `\`${name}\``).join(' → ')}.`
      : 'It has no plugin that answers: every query is refused.',
  ].join('\n\n');
}
