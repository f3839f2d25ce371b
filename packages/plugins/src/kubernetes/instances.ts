import { type CheckedFile, soundBlocks, stanzasOf } from '@corefile/linter';
import type { Infer, ServerBlock, Stanza } from '@corefile/schema';
import { oncePer } from '@corefile/schema';
import type { schema } from './schema.ts';

export interface Instance {
  readonly block: ServerBlock;
  readonly stanza: Stanza<Infer<typeof schema>>;
}

/** Each kubernetes of the sound blocks. */
export const instancesOf = oncePer((file: CheckedFile): readonly Instance[] =>
  soundBlocks(file).flatMap(block => stanzasOf<typeof schema>(block, 'kubernetes').map(stanza => ({ block, stanza }))),
);
