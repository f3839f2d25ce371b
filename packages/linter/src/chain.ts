import { isSubDomain, labelOffsets } from '@corefile/dns';
import type { LoadedToken } from '@corefile/parser';
import type { Claim, ServerBlock, Stanza } from '@corefile/schema';
import type { CheckedFile } from './rule.ts';

/** A stanza that answers queries by itself, and which. */
export interface Answering {
  readonly stanza: Stanza;
  readonly claim: Claim;
}

/** Blocks without a mistake: only of these is it known what the server does. */
export const soundBlocks = ({ model }: CheckedFile): readonly ServerBlock[] =>
  model.blocks.filter(({ valid }) => valid);

/** Sound blocks of which every plugin is known: of a foreign one nobody can say what it answers. */
export const knownBlocks = (file: CheckedFile): readonly ServerBlock[] => {
  const names = new Set(file.plugins.map(({ name }) => name));
  return soundBlocks(file).filter(({ loaded }) => loaded.stanzas.every(({ name }) => names.has(name)));
};

const known = new WeakMap<ServerBlock, readonly Answering[]>();

/** The stanzas of a sound block that answer queries, in execution order. */
export function answering(block: ServerBlock): readonly Answering[] {
  const found =
    known.get(block) ??
    block.stanzas.flatMap(stanza => {
      const claim = stanza.plugin.claims?.(stanza.config);
      return claim ? [{ stanza, claim }] : [];
    });
  known.set(block, found);
  return found;
}

/** Does it answer the queries of clients, and not just transfers or a handful of names of its own? */
export const isBackend = ({ claim, stanza }: Answering): boolean =>
  !claim.types?.every(type => type === 'AXFR' || type === 'IXFR' || type === 'ANY') &&
  stanza.plugin.name !== 'chaos' &&
  stanza.plugin.name !== 'local';

/** Is one of the zones at or above the other? */
export const related = (a: string, b: string): boolean => isSubDomain(a, b) || isSubDomain(b, a);

/** Is there a zone at or above `name` among the zones? */
export const within = (zones: readonly string[], name: string): boolean => zones.some(zone => isSubDomain(zone, name));

/** Has a name in common with one of the zones. */
export const meets = (zones: readonly string[], others: readonly string[]): boolean =>
  zones.some(zone => others.some(other => related(zone, other)));

/** A name and all zones above it, the longest first, the root at last. */
export const zonesAbove = (name: string): readonly string[] =>
  name === '.' ? ['.'] : [...labelOffsets(name).map(offset => name.slice(offset)), '.'];

/** The words of a stanza's own line that fill the argument of this name. */
export const wordsFor = ({ args }: Pick<Stanza, 'args'>, name: string): readonly LoadedToken[] =>
  args.bindings
    .filter(({ path, role }) => role === 'value' && path.at(-1) === name)
    .flatMap(({ token }) => args.tokens[token] ?? []);

/** Position in the text of each stanza of a block; what is imported stands where the import does. */
export function textOrder(block: ServerBlock): ReadonlyMap<LoadedToken, number> {
  return new Map(block.loaded.stanzas.flatMap(({ tokens: [head] }, index) => (head ? [[head, index] as const] : [])));
}
