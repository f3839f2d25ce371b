import { nextLabel } from '@corefile/dns';
import { toLower } from '@corefile/golang';
import type { Query } from './handler.ts';
import type { Site } from './site.ts';

/** One zone that a listener serves, and the site behind it. Several of one zone are views, in file order. */
export type ZoneTable = ReadonlyMap<string, readonly Site[]>;

/** Where a query goes: the site, with the query as its metadata and view make it; or why there is none. */
export type Route =
  | { readonly kind: 'site'; readonly site: Site; readonly zone: string; readonly query: Query }
  | { readonly kind: 'refused'; readonly why: string };

const DS = 43;

const known = new WeakMap<ZoneTable, ReadonlySet<number>>();

/** How long its zones are: a part of a name is cut out and looked up only if it may be one. */
function lengthsOf(zones: ZoneTable): ReadonlySet<number> {
  const lengths = known.get(zones) ?? new Set(Array.from(zones.keys(), zone => zone.length));
  known.set(zones, lengths);
  return lengths;
}

/**
 * Chooses the server block: the longest zone above the name, the first of its views that lets the query in, and the
 * next shorter zone when none does. DS goes to the block of a parent zone, when there is one (core/dnsserver/server.go).
 */
export function route(zones: ZoneTable, incoming: Query): Route {
  const question = incoming.request.question[0];
  const name = toLower(question?.name ?? '.');
  let query = incoming;
  let kept: Route | undefined;
  const enter = (site: Site, zone: string): Route | undefined => {
    const collect = site.instances.find(instance => instance.collect)?.collect;
    if (collect) query = { ...query, metadata: collect(query) };
    for (const { filter } of site.instances) if (filter && !filter(query)) return undefined;
    if (site.viewName !== '') query = { ...query, view: site.viewName };
    return { kind: 'site', site, zone, query };
  };
  const lengths = lengthsOf(zones);
  for (let offset = 0; offset !== -1; offset = nextLabel(name, offset)) {
    if (!lengths.has(name.length - offset)) continue;
    const zone = name.slice(offset);
    for (const site of zones.get(zone) ?? []) {
      if (!site.chain) return { kind: 'refused', why: `the server block of ${zone} has no plugin that serves queries` };
      const entered = enter(site, zone);
      if (!entered) continue;
      if (question?.type !== DS) return entered;
      kept = entered; // perhaps the parent zone is served here too
    }
  }
  if (question?.type === DS && kept) return kept;
  for (const site of zones.get('.') ?? []) {
    const entered = site.chain && enter(site, '.');
    if (entered) return entered;
  }
  return { kind: 'refused', why: `no server block has a zone that contains ${name}` };
}
