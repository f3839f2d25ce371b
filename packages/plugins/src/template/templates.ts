import { type CheckedFile, soundBlocks, stanzasOf } from '@corefile/linter';
import type { Infer, ServerBlock, Stanza } from '@corefile/schema';
import { oncePer } from '@corefile/schema';
import type { schema } from './schema.ts';

export type Template = Stanza<Infer<typeof schema>>;

export interface BlockTemplates {
  readonly block: ServerBlock;
  /** In the order they are tried. */
  readonly stanzas: readonly Template[];
}

export const templatesOf = oncePer((file: CheckedFile): readonly BlockTemplates[] =>
  soundBlocks(file).flatMap(block => {
    const stanzas = stanzasOf<typeof schema>(block, 'template');
    return stanzas.length > 0 ? [{ block, stanzas }] : [];
  }),
);

/** Has it no pattern, or one that fits every name? */
export const fitsAll = ({ lines }: Template): boolean => {
  const patterns = lines.flatMap(({ name, tokens }) => (name === 'match' ? tokens.map(({ text }) => text) : []));
  return patterns.length === 0 || patterns.some(text => /^\^?\(?\.?[*+]?\)?\$?$/.test(text));
};
