import { type CheckedFile, soundBlocks, stanzasOf } from '@corefile/linter';
import type { LoadedToken } from '@corefile/parser';
import type { Infer, ServerBlock, Stanza } from '@corefile/schema';
import { oncePer } from '@corefile/schema';
import type { schema } from './schema.ts';

export type Rewrite = Stanza<Infer<typeof schema>>;
type Config = Rewrite['config']['rule'];
export type NameRewrite = Extract<Config, { kind: 'name' }>;

export interface BlockRewrites {
  readonly block: ServerBlock;
  /** In the order they are tried. */
  readonly stanzas: readonly Rewrite[];
}

export const rewritesOf = oncePer((file: CheckedFile): readonly BlockRewrites[] =>
  soundBlocks(file).flatMap(block => {
    const stanzas = stanzasOf<typeof schema>(block, 'rewrite');
    return stanzas.length > 0 ? [{ block, stanzas }] : [];
  }),
);

export interface NameRule {
  readonly block: ServerBlock;
  readonly stanza: Rewrite;
  readonly rule: NameRewrite;
  readonly from: LoadedToken;
  readonly to: LoadedToken;
}

/** Each rule that changes the name asked for. */
export const nameRulesOf = oncePer((file: CheckedFile): readonly NameRule[] =>
  rewritesOf(file).flatMap(({ block, stanzas }) =>
    stanzas.flatMap(stanza => {
      const { rule } = stanza.config;
      const from = wordOf(stanza, 'from');
      const to = wordOf(stanza, 'to');
      return rule.kind === 'name' && from && to ? [{ block, stanza, rule, from, to }] : [];
    }),
  ),
);

/** The word that fills an argument of the rule itself, not of its `answer`. */
export function wordOf({ args }: Rewrite, name: string): LoadedToken | undefined {
  const binding = args.bindings.find(
    ({ path, role }) => role === 'value' && path.at(-1) === name && !path.includes('answers'),
  );
  return binding && args.tokens[binding.token];
}
