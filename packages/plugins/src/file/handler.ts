import { opcodes, rcodes, recordTypes } from '@corefile/dns';
import {
  explainZoneAnswer,
  fallsThrough,
  type Handler,
  type HandlerOf,
  lookUp,
  matchZone,
  nameOf,
  readZone,
  type TransferResult,
  typeOf,
  type Zone,
  zoneResponse,
  zoneTransfer,
} from '@corefile/evaluator';
import { cleanPath } from '@corefile/golang';
import { rooted } from '@corefile/schema';
import type { schema } from './schema.ts';

/** Serves zones from files (plugin/file). A file that is missing leaves its zones without data, which is SERVFAIL. */
export const handle: HandlerOf<typeof schema> = (stanzas, { world, block }) => {
  const zones = new Map<string, Zone | undefined>();
  let missing = false;
  for (const { config } of stanzas) {
    const path = cleanPath(rooted(config.path, block.facts.root));
    const text = world.readFile(path);
    // Once a file is missing, CoreDNS reads none of those behind it either.
    missing ||= text === undefined;
    for (const origin of config.zones) {
      zones.set(
        origin,
        missing || text === undefined ? undefined : readZone(text, origin, path, name => world.readFile(name)).zone,
      );
    }
  }
  const fallthrough = stanzas.flatMap(({ config }) => (config.fallthrough ? [config.fallthrough] : [])).at(-1) ?? [];
  const names = [...zones.keys()];
  const serve: Handler = (query, next) => {
    const name = nameOf(query);
    const origin = matchZone(names, name);
    if (origin === '') {
      query.explain?.('pass', `${name} lies outside its zones`);
      const outcome = next(query);
      // An authoritative server behind which nothing stands says REFUSED, not SERVFAIL.
      return outcome.error === 'plugin/file: no next plugin found' ? { rcode: rcodes.REFUSED } : outcome;
    }
    const type = typeOf(query);
    if (type === recordTypes.AXFR || type === recordTypes.IXFR) {
      query.explain?.('refuse', 'zone transfers need the plugin transfer');
      return { rcode: rcodes.REFUSED };
    }
    if (query.request.opcode === opcodes.NOTIFY) {
      query.explain?.('drop', 'only a secondary zone listens to NOTIFY');
      return { rcode: rcodes.NOERROR };
    }
    const zone = zones.get(origin);
    if (!zone) {
      query.explain?.('fail', `the zone ${origin} has no data: its file could not be read`);
      return { rcode: rcodes.SERVFAIL };
    }
    const found = lookUp(zone, query, name);
    if (
      found.indeterminate === undefined &&
      found.answer.length === 0 &&
      (found.result === 'name error' || found.result === 'success') &&
      fallsThrough(fallthrough, name)
    ) {
      query.explain?.('fallthrough', `the zone has no ${name}`);
      return next(query);
    }
    explainZoneAnswer(query, name, found);
    return zoneResponse(query, found);
  };
  const transfer = (origin: string, serial: number): TransferResult => {
    const zone = zones.get(origin);
    return zone ? zoneTransfer(zone, serial) : 'not authoritative';
  };
  return { name: 'file', serve, transfer };
};
