import {
  collected,
  definePlugin,
  Fault,
  ip,
  normalizeZones,
  origin,
  properties,
  property,
  some,
  type Value,
  value,
  zones,
} from '@corefile/schema';
import { destination, destinationWithoutScope } from '../transfer-to.ts';

/** Up to 1.8.3 a word that is no zone was refused; later ones are passed over. */
const zoneByName: Value<readonly string[]> = value({
  ...origin,
  read(token) {
    const read = normalizeZones(token);
    return read.length > 0 ? read : new Fault(`'${token}' is not a zone; write one such as example.org`);
  },
});

export const schema = definePlugin('transfer', {
  summary: 'Lets other servers fetch whole zones (AXFR, IXFR).',
  description: [
    'The records come from plugins of the same block that know whole zones: auto, file, kubernetes, k8s_external,',
    'secondary. The servers named by address are told when a zone changes. Others are refused, and everyone over UDP.',
    'With several stanzas the one with the longest matching zone holds; a transfer of another zone is refused nowhere',
    'here but goes to the next plugin.',
  ].join('\n'),
  examples: [
    'transfer {\n    to *\n}',
    'transfer example.org {\n    to 10.0.0.2 10.0.0.3:5353\n    source 10.0.0.1\n}',
  ],
  occurs: 'many',
  role: 'handler',
  since: '1.6.5',
  args: {
    zones: {
      ...zones('zones that may be fetched; those of the server block when left out'),
      formerly: [{ upTo: '1.8.3', value: zoneByName }],
    },
  },
  body: properties({
    to: collected(
      'servers that may fetch them; `*` for all',
      some(destination, 'their addresses', { formerly: [{ upTo: '1.14.4', value: destinationWithoutScope }] }),
    ),
    source: property('address of this machine that the others are told from', ip, {
      repeat: 'rejected',
      since: '1.14.5',
    }),
  }),
  check(config, report) {
    if (config.to.length === 0) report("it has no 'to'; write to * or to ADDRESS", { line: 'end' });
  },
  claims: config => ({ zones: config.zones, fallthrough: config.zones, types: ['AXFR', 'IXFR'] }),
});
