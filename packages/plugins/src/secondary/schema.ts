import {
  collected,
  definePlugin,
  Fault,
  fallthroughZones,
  forms,
  hostPort,
  type List,
  many,
  normalizeZones,
  one,
  properties,
  property,
  some,
  type Value,
  value,
  word,
  zones,
} from '@corefile/schema';
import { destinationWithoutScope } from '../transfer-to.ts';

const addressWithoutScope = hostPort({ scoped: false });

/** A zone that must be one: unlike those of the plugin's line it is not dropped without a word. */
const memberZone: Value<readonly string[]> = value({
  label: 'ZONE',
  expects: 'a zone such as example.org',
  colour: 'zone',
  matches: token => normalizeZones(token).length > 0,
  read(token) {
    const read = normalizeZones(token);
    return read.length > 0 ? read : new Fault(`'${token}' is not a zone; write one such as example.org`);
  },
});
const memberZones: List<readonly string[], readonly string[]> = {
  ...many(memberZone, 'zones under which members of the catalog are taken; all when left out'),
  join: items => items.flat(),
};

export const schema = definePlugin('secondary', {
  summary: 'Fetches zones from another server and answers from its copy.',
  description: [
    'Zones are fetched when CoreDNS starts, and again as their SOA record says or when the other server tells of a',
    'change. Nothing is kept on disk: until the first transfer has succeeded, and when the copy expires, it answers',
    'SERVFAIL. The last `fallthrough` holds for all stanzas of the block.',
  ].join('\n'),
  examples: [
    'secondary example.org {\n    transfer from 10.0.1.1\n}',
    'secondary {\n    transfer from 10.0.1.1 10.1.2.1:5353\n    fallthrough\n}',
    'secondary catalog.example {\n    transfer from 10.0.1.1\n    catalog example.org example.net\n}',
  ],
  occurs: 'many',
  role: 'handler',
  skipsOtherWords: true,
  args: { zones: zones('zones to fetch; those of the server block when left out') },
  body: properties({
    transfer: collected(
      'servers to fetch from, tried in order',
      { direction: one(word('from'), 'always from'), masters: some(hostPort(), 'their addresses') },
      {
        nextArgs: 1,
        formerly: [
          {
            upTo: '1.14.4',
            args: {
              direction: one(word('from'), 'always from'),
              masters: some(addressWithoutScope, 'their addresses'),
            },
          },
          {
            upTo: '1.7.1',
            args: forms(
              { direction: one(word('from'), 'to fetch'), masters: many(addressWithoutScope, 'their addresses') },
              {
                direction: one(word('to'), 'to let others fetch'),
                servers: many(destinationWithoutScope, 'their addresses'),
              },
            ),
          },
        ],
      },
    ),
    catalog: collected('takes the zone for a catalog (RFC 9432) and fetches the zones it lists too', memberZones, {
      since: '1.14.5',
    }),
    fallthrough: property('hands names that are not in the zone to the next plugin', fallthroughZones, {
      since: '1.14.4',
    }),
    upstream: property('of no effect', many(memberZone, ''), { until: '1.7.1' }),
  }),
  formerly: [{ upTo: '1.12.1', check() {} }],
  check(config, report) {
    if (config.transfer.length === 0)
      report('it has no server to fetch from; write transfer from ADDRESS', { line: 'end', isMissing: true });
  },
  claims: config => ({ zones: config.zones, fallthrough: config.fallthrough ?? [] }),
});
