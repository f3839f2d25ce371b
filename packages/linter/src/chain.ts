import { isSubDomain, labelOffsets } from '@corefile/dns';
import type { LoadedBlock, LoadedToken, Program, Source } from '@corefile/parser';
import { type Claim, oncePer, type ServerBlock, type Stanza, writtenStanzas } from '@corefile/schema';
import { meantPlugin } from './meant-plugin.ts';
import type { CheckedFile } from './rule.ts';

/** A stanza that answers queries by itself, and which. */
export interface Answering {
  readonly stanza: Stanza;
  readonly claim: Claim;
}

/**
 * Blocks whose zones are known. Some of what stands in them may be refused: a stanza that is not `valid` lacks the
 * lines that are, so that only what is written in it can be judged, and not what is missing.
 */
export const soundBlocks = oncePer(({ model }: CheckedFile): readonly ServerBlock[] =>
  model.blocks.filter(({ loaded, addresses }) => {
    const understood = new Set(addresses.map(({ key }) => key));
    return loaded.keys.every(key => understood.has(key));
  }),
);

/** Sound blocks of which all is at hand, so that it is known which plugins are missing; see `pluginNames`. */
export const wholeBlocks = oncePer((file: CheckedFile): readonly ServerBlock[] => {
  const holes = missingImports(file.program);
  // where the brace is missing, so may be what should stand before it
  return soundBlocks(file).filter(({ loaded }) => (!loaded.open || loaded.close) && !hasHole(loaded, holes));
});

/** Whole blocks without a plugin that is refused or foreign and might answer: it is known what answers in them. */
export const knownBlocks = oncePer((file: CheckedFile): readonly ServerBlock[] => {
  const known = new Set(file.plugins.map(({ name }) => name));
  const silent = new Set(file.plugins.flatMap(({ name, claims }) => (claims ? [] : [name])));
  return wholeBlocks(file).filter(
    block =>
      writtenStanzas(block).every(({ plugin, valid }) => valid || !plugin.claims) &&
      block.loaded.stanzas.every(({ name }) => known.has(name) || silent.has(meantPlugin(name, file.plugins) ?? '')),
  );
});

/** The plugins of a block, those that are refused as well, and of a misspelt one that which was probably meant. */
export function pluginNames(block: ServerBlock, { plugins }: CheckedFile): ReadonlySet<string> {
  const found = names.get(block) ?? new Set(block.loaded.stanzas.map(({ name }) => meantPlugin(name, plugins) ?? name));
  names.set(block, found);
  return found;
}
const names = new WeakMap<ServerBlock, ReadonlySet<string>>();

/** The stanzas of a sound block that answer queries, in execution order. */
export const answering = oncePer((block: ServerBlock): readonly Answering[] =>
  block.stanzas.flatMap(stanza => {
    const claim = stanza.plugin.claims?.(stanza.config);
    return claim ? [{ stanza, claim }] : [];
  }),
);

/** Does it answer the queries of clients, and not just transfers or a handful of names of its own? */
export const isBackend = ({ claim, stanza }: Answering): boolean =>
  !claim.types?.every(type => type === 'AXFR' || type === 'IXFR' || type === 'ANY') &&
  stanza.plugin.name !== 'chaos' &&
  stanza.plugin.name !== 'local';

/** The first backend that runs behind a stanza and of which the test holds; a block may have 10⁵ stanzas. */
export function backendBehind(
  block: ServerBlock,
  stanza: Stanza,
  test: (behind: Answering) => boolean,
): Answering | undefined {
  const chain = answering(block);
  for (let index = (places(block).get(stanza) ?? -1) + 1; index < chain.length; index++) {
    const each = chain[index] as Answering;
    if (isBackend(each) && test(each)) return each;
  }
  return undefined;
}
const places = oncePer(
  (block: ServerBlock) => new Map(answering(block).map(({ stanza }, index) => [stanza, index] as const)),
);

/** Is one of the zones at or above the other? */
export const related = (a: string, b: string): boolean => isSubDomain(a, b) || isSubDomain(b, a);

const setOf = oncePer((zones: readonly string[]): ReadonlySet<string> => new Set(zones));

/** Is there a zone at or above `name` among the zones? */
export const within = (zones: readonly string[], name: string): boolean => {
  const set = setOf(zones);
  return zonesAbove(name).some(zone => set.has(zone));
};

/** Is a zone of the one list at, above or below a zone of the other? */
export const meets = (zones: readonly string[], others: readonly string[]): boolean =>
  zones.some(zone => within(others, zone)) || others.some(zone => within(zones, zone));

/** A name and all zones above it, the longest first, the root at last. */
export const zonesAbove = (name: string): readonly string[] =>
  name === '.' ? ['.'] : [...labelOffsets(name).map(offset => name.slice(offset)), '.'];

/** Collects zones; a name below `zone` may be in one of them if that is at, above or below it. */
export function collectZones() {
  const zones = new Set<string>();
  const parents = new Set<string>();
  return {
    add(zone: string): void {
      if (zones.has(zone)) return;
      zones.add(zone);
      for (const above of zonesAbove(zone)) parents.add(above);
    },
    meets: (zone: string): boolean => parents.has(zone) || zonesAbove(zone).some(above => zones.has(above)),
  };
}

/** The words of a stanza's own line that fill the argument of this name. */
export function wordsFor({ args }: Pick<Stanza, 'args'>, name: string): readonly LoadedToken[] {
  const words: LoadedToken[] = [];
  for (const { path, role, token } of args.bindings) {
    const word = role === 'value' && path.at(-1) === name ? args.tokens[token] : undefined;
    if (word) words.push(word);
  }
  return words;
}

/** Position in the text of each stanza of a block; what is imported stands where the import does. */
export function textOrder(block: ServerBlock): ReadonlyMap<LoadedToken, number> {
  return new Map(block.loaded.stanzas.flatMap(({ tokens: [head] }, index) => (head ? [[head, index] as const] : [])));
}

/** Has it a plugin that the server does not know, external or misspelt beyond guessing? */
export const hasForeign = ({ loaded }: ServerBlock, { plugins }: CheckedFile): boolean =>
  loaded.stanzas.some(({ name }) => meantPlugin(name, plugins) === undefined);

/** Where imports stand that found nothing, by text, in ascending order. */
function missingImports(program: Program): ReadonlyMap<Source, readonly number[]> {
  const holes = new Map<Source, number[]>();
  for (const { token, target } of program.imports) {
    if (target.kind === 'snippet' || (target.kind === 'files' && target.files.length > 0)) continue;
    let outer = token;
    while (outer.importedBy) outer = outer.importedBy.token;
    for (const { source, start } of [token.token, outer.token]) {
      const starts = holes.get(source);
      if (starts) starts.push(start);
      else holes.set(source, [start]);
    }
  }
  for (const starts of holes.values()) starts.sort((a, b) => a - b);
  return holes;
}

function hasHole({ keys, close }: LoadedBlock, holes: ReadonlyMap<Source, readonly number[]>): boolean {
  const first = keys[0]?.token.token;
  const starts = first && holes.get(first.source);
  if (!first || !starts) return false;
  const end = close && close.token.source === first.source ? close.token.start : Number.POSITIVE_INFINITY;
  const next = starts[firstNotBelow(starts, first.start)];
  return next !== undefined && next < end;
}

function firstNotBelow(sorted: readonly number[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
