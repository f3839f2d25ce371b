import { type HandlerOf, readHostedZone, serveHostedZones } from '@corefile/evaluator';
import { recordsOfSets } from './record-sets.ts';
import type { schema } from './schema.ts';

/**
 * Answers from zones of Amazon Route 53 (plugin/route53), each stanza for itself; the fixture says what they hold. A zone
 * that is written without its final dot is never found.
 */
export const handle: HandlerOf<typeof schema> = (stanzas, { world }) => ({
  name: 'route53',
  serve: stanzas.map(({ config }) => {
    const zones = config.zones
      .filter(({ zone }) => zone.endsWith('.'))
      .map(({ zone, hosted_zone_id }) => readHostedZone(world.fixture('route53'), hosted_zone_id, zone, recordsOfSets));
    return serveHostedZones(zones, config.fallthrough ?? []);
  }),
});
