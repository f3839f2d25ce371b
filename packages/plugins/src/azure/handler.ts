import { fqdn } from '@corefile/dns';
import { type HandlerOf, readHostedZone, serveHostedZones } from '@corefile/evaluator';
import { recordsOfSets } from './record-sets.ts';
import type { schema } from './schema.ts';

/** Answers from zones of Azure DNS (plugin/azure), all stanzas as one; the fixture says what they hold. */
export const handle: HandlerOf<typeof schema> = (stanzas, { world }) => {
  const zones = stanzas.flatMap(({ config }) =>
    config.zones.map(({ zone, resource_group }) =>
      readHostedZone(
        world.fixture('azure'),
        `${resource_group}:${zone}`,
        fqdn(zone),
        recordsOfSets(config.access === 'private'),
      ),
    ),
  );
  const fallthrough = stanzas.findLast(({ config }) => config.fallthrough)?.config.fallthrough ?? [];
  return { name: 'azure', serve: serveHostedZones(zones, fallthrough) };
};
