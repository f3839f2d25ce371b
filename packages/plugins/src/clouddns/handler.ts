import { fqdn } from '@corefile/dns';
import { type HandlerOf, readHostedZone, serveHostedZones } from '@corefile/evaluator';
import { recordsOfSets } from './record-sets.ts';
import type { schema } from './schema.ts';

/** Answers from zones of Google Cloud DNS (plugin/clouddns), each stanza for itself; the fixture says what they hold. */
export const handle: HandlerOf<typeof schema> = (stanzas, { world }) => ({
  name: 'clouddns',
  serve: stanzas.map(({ config }) => {
    const zones = config.zones.map(({ zone, project, hosted_zone }) =>
      readHostedZone(world.fixture('clouddns'), `${project}:${hosted_zone}`, fqdn(zone), recordsOfSets),
    );
    return serveHostedZones(zones, config.fallthrough ?? []);
  }),
});
