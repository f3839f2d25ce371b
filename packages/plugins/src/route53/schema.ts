import { normalizeName } from '@corefile/dns';
import {
  compareVersions,
  definePlugin,
  duration,
  fallthroughZones,
  joined,
  many,
  one,
  optional,
  properties,
  property,
  repeated,
  text,
  where,
} from '@corefile/schema';

const hostedZone = joined(['zone', 'hosted_zone_id'], 'example.org.:Z1Z2Z3Z4DZ5Z6Z7');
const asNext = { extra: 'read as next' } as const;

const refresh = where(
  duration({ bareSeconds: true }),
  ms => ms > 0,
  'a duration above 0 such as 1m, or a number of seconds',
);

export const schema = definePlugin('route53', {
  summary: 'Answers from zones kept in Amazon Route 53.',
  description: [
    'The zones are fetched through the API of AWS when CoreDNS starts, which fails without access, and again and again',
    'after that. With several hosted zones of one name (a public and a private one) the first that has an answer',
    'gives it. Alias records are not followed. Credentials come from the environment, the files of the AWS tools or the',
    'instance, unless the stanza names some.',
  ].join('\n'),
  examples: [
    'route53 example.org.:Z1Z2Z3Z4DZ5Z6Z7',
    'route53 example.org.:Z1Z2Z3Z4DZ5Z6Z7 example.net.:Z8 {\n    credentials production\n    refresh 3m\n    fallthrough\n}',
  ],
  occurs: 'many',
  role: 'handler',
  args: { zones: many(hostedZone, 'zones and their hosted zones') },
  body: properties({
    aws_access_key: property(
      'key of an AWS account; better kept out of the Corefile',
      {
        id: one(text('KEY_ID', 'the ID of an access key'), 'ID of the key'),
        secret: one(text('SECRET', 'the secret of an access key'), 'its secret'),
      },
      { extra: 'ignored' },
    ),
    aws_endpoint: property('URL of the API instead of that of the region', text('URL', 'a URL'), {
      ...asNext,
      since: '1.8.7',
    }),
    credentials: property(
      'profile of the shared files of the AWS tools',
      {
        profile: one(text('PROFILE', 'the name of a profile'), 'the profile'),
        filename: optional(text('FILE', 'a path'), 'the file that has it; the usual ones when left out'),
      },
      asNext,
    ),
    fallthrough: property('hands names that are not in a zone to the next plugin', fallthroughZones),
    refresh: property('how often the zones are fetched; 1m when left out', refresh, { ...asNext, since: '1.6.2' }),
    upstream: property('of no effect any more; remove it', many(text('ADDRESS', 'an address'), 'ignored')),
  }),
  checkLines(_, report, __, { zones }) {
    const twice = repeated(zones);
    if (twice !== undefined) report(`'${twice}' is named twice; keep one`, { at: 'zones' });
  },
  check({ zones, aws_endpoint, credentials }, report, { version }) {
    if (credentials)
      report(`the machine must have a profile '${credentials.profile}' in its files of the AWS tools`, {
        at: 'credentials',
        line: 'end',
        environment: true,
      });
    // Read when the block is over, the URL is the `}` that ends it; without zones nothing is asked for.
    if (
      aws_endpoint !== undefined &&
      zones.length > 0 &&
      (version === undefined || compareVersions(version, '1.13.0') >= 0)
    )
      report("with aws_endpoint CoreDNS asks the URL '}' and stops; remove it and set AWS_ENDPOINT_URL_ROUTE_53", {
        at: 'aws_endpoint',
        line: 'end',
      });
  },
  claims: config => ({
    zones: config.zones.map(({ zone }) => normalizeName(zone)),
    fallthrough: config.fallthrough ?? [],
  }),
});
