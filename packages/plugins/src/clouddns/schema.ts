import { normalizeName } from '@corefile/dns';
import {
  definePlugin,
  fallthroughZones,
  joined,
  many,
  path,
  properties,
  property,
  repeated,
  text,
} from '@corefile/schema';
import { credentialsFault } from './credentials-fault.ts';

const hostedZone = joined(['zone', 'project', 'hosted_zone'], 'example.org.:my-project:my-zone');

export const schema = definePlugin('clouddns', {
  summary: 'Answers from zones kept in Google Cloud DNS.',
  description: [
    'The zones are fetched through the API of Google when CoreDNS starts, which fails without access, and once a minute',
    'after that. With several hosted zones of one name (a public and a private one) the first that has an answer gives',
    'it. Without `credentials` those of the environment or the machine are used.',
  ].join('\n'),
  examples: [
    'clouddns example.org.:my-project:my-zone',
    'clouddns example.org.:my-project:my-zone example.com.:my-project:other-zone {\n    credentials /etc/coredns/google.json\n    fallthrough example.org\n}',
  ],
  occurs: 'many',
  role: 'handler',
  since: '1.6.3',
  args: { zones: many(hostedZone, 'zones, each with its project and the name it has there') },
  body: properties({
    credentials: property('JSON file with an account of Google; relative to where CoreDNS was started', path, {
      extra: 'read as next',
    }),
    fallthrough: property('hands names that are not in a zone to the next plugin', fallthroughZones),
    upstream: property('of no effect any more; remove it', many(text('ADDRESS', 'an address'), 'ignored')),
  }),
  checkLines(lines, report, { readFile }, { zones }) {
    const twice = repeated(zones);
    if (twice !== undefined) report(`'${twice}' is named twice; keep one`, { at: 'zones' });
    for (const { name, config } of lines) {
      if (name !== 'credentials' || typeof config !== 'string') continue;
      const text = readFile?.(config);
      if (text === undefined) report(`the file ${config} cannot be read`, { at: 'credentials', environment: true });
      else if (credentialsFault(text)) report(`${config}: ${credentialsFault(text)}`, { at: 'credentials' });
    }
  },
  check(config, report) {
    if (config.credentials !== undefined) return;
    const message = 'without credentials CoreDNS starts only where the environment or the machine has some of Google';
    report(message, { environment: true });
  },
  claims: config => ({
    zones: config.zones.map(({ zone }) => normalizeName(zone)),
    fallthrough: config.fallthrough ?? [],
  }),
});
