import { rcodes, replyTo } from '@corefile/dns';
import { type HandlerOf, type Outcome, type Query, respond, serveZones, transferFrom } from '@corefile/evaluator';
import { splitHostPort } from '@corefile/golang';
import type { schema } from './schema.ts';
import { type ConfiguredZone, ZoneList } from './zone-list.ts';

/** Serves copies of zones that other servers hand over (plugin/secondary). */
export const handle: HandlerOf<typeof schema> = (stanzas, { world }) => {
  const configured = new Map<string, ConfiguredZone>();
  const catalogs = new Map<string, readonly string[]>();
  for (const { config } of stanzas) {
    const masters = config.transfer.flatMap(({ masters }) => masters);
    for (const origin of config.zones) {
      for (const members of config.catalog) catalogs.set(origin, joinLimits(catalogs.get(origin), members));
      configured.set(origin, { masters });
    }
  }
  for (const [origin, members] of catalogs) {
    const zone = configured.get(origin);
    if (zone) configured.set(origin, { ...zone, members });
  }
  const zones = new ZoneList(world, configured);
  const notify = (query: Query, origin: string): Outcome => {
    const zone = zones.get(origin);
    if (!zone?.masters.some(master => hostOf(master) === query.client.ip)) {
      query.explain?.('drop', `${query.client.ip} is none of the servers that ${origin} is fetched from`);
      return { rcode: rcodes.NOERROR };
    }
    query.explain?.('answer', `is told of a change of ${origin} and asks its primary for the serial`);
    const reply = replyTo(query.request);
    reply.aa = true;
    zone.update();
    return respond(reply);
  };
  return {
    name: 'secondary',
    serve: serveZones({
      plugin: 'secondary',
      find: name => zones.find(name),
      fallthrough: stanzas.flatMap(({ config }) => (config.fallthrough ? [config.fallthrough] : [])).at(-1) ?? [],
      notify,
      without: 'no transfer from its primary has succeeded',
    }),
    transfer: transferFrom(origin => zones.get(origin)),
  };
};

const hostOf = (address: string): string | undefined => {
  const split = splitHostPort(address);
  return split.ok ? split.value.host : undefined;
};

/** `catalog` without zones, once, takes members anywhere. */
const joinLimits = (before: readonly string[] | undefined, more: readonly string[]): readonly string[] =>
  before?.length === 0 || more.length === 0 ? [] : [...new Set([...(before ?? []), ...more])];
