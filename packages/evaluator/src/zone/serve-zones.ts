import { opcodes, rcodes, recordTypes } from '@corefile/dns';
import type { Handler, Outcome, Query } from '../handler.ts';
import { nameOf, typeOf } from '../request.ts';
import { fallsThrough } from '../zones.ts';
import type { Zone } from './zone.ts';
import { lookUp } from './zone-lookup.ts';
import { explainZoneAnswer, zoneResponse } from './zone-response.ts';

export interface ZoneServer {
  /** The plugin, as the chain knows it. */
  readonly plugin: string;
  /** The served zone that a name lies in; without data it answers SERVFAIL. */
  find(
    name: string,
  ): { readonly origin: string; readonly zone: Zone | undefined } | { indeterminate: string } | undefined;
  /** Names whose misses go to the next plugin. */
  readonly fallthrough: readonly string[];
  /** What a NOTIFY does; without it is ignored. */
  readonly notify?: (query: Query, origin: string) => Outcome;
  /** Why a zone has no data, for the trace. */
  readonly without: string;
}

/** Answers from zones as `file` does, and `secondary` after it (plugin/file/file.go). */
export const serveZones =
  ({ plugin, find, fallthrough, notify, without }: ZoneServer): Handler =>
  (query, next) => {
    const name = nameOf(query);
    const found = find(name);
    if (!found) {
      query.explain?.('pass', `${name} lies outside its zones`);
      return orRefused(plugin, next(query));
    }
    if ('indeterminate' in found) return { rcode: rcodes.SERVFAIL, indeterminate: found.indeterminate };
    const { origin, zone } = found;
    const type = typeOf(query);
    if (type === recordTypes.AXFR || type === recordTypes.IXFR) {
      query.explain?.('refuse', 'zone transfers need the plugin transfer');
      return { rcode: rcodes.REFUSED };
    }
    if (query.request.opcode === opcodes.NOTIFY) {
      if (notify) return notify(query, origin);
      query.explain?.('drop', 'only a secondary zone listens to NOTIFY');
      return { rcode: rcodes.NOERROR };
    }
    if (!zone) {
      query.explain?.('fail', `the zone ${origin} has no data: ${without}`);
      return { rcode: rcodes.SERVFAIL };
    }
    const answer = lookUp(zone, query, name);
    if (
      answer.indeterminate === undefined &&
      answer.answer.length === 0 &&
      (answer.result === 'name error' || answer.result === 'success') &&
      fallsThrough(fallthrough, name)
    ) {
      query.explain?.('fallthrough', `the zone has no ${name}`);
      return next(query);
    }
    explainZoneAnswer(query, name, answer);
    return zoneResponse(query, answer);
  };

/** An authoritative server behind which nothing stands says REFUSED, not SERVFAIL. */
export const orRefused = (plugin: string, outcome: Outcome): Outcome =>
  outcome.error === `plugin/${plugin}: no next plugin found` ? { rcode: rcodes.REFUSED } : outcome;
