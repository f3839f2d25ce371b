import { parseURL } from '@corefile/golang';
import {
  checkTlsFiles,
  definePlugin,
  fallthroughZones,
  flag,
  many,
  one,
  path,
  properties,
  property,
  some,
  text,
  zones,
} from '@corefile/schema';
import { leaseTtl } from './lease-ttl.ts';

const asNext = { extra: 'read as next' } as const;

export const schema = definePlugin('etcd', {
  summary: 'Answers from records kept in etcd, version 3, laid out as SkyDNS did.',
  description: [
    'The name `x1.web.example.org` is the key `/skydns/org/example/web/x1`, its value a JSON object with host, port,',
    'priority, text and the like. Each query asks etcd. Names without a key are answered with NXDOMAIN, unless',
    '`fallthrough` stands there; while etcd cannot be reached the answer is SERVFAIL.',
    '',
    'Only the first stanza of a block is read. With `credentials` CoreDNS starts only when etcd lets it in.',
  ].join('\n'),
  examples: [
    'etcd example.org',
    'etcd example.org {\n    path /skydns\n    endpoint https://10.0.0.10:2379 https://10.0.0.11:2379\n    tls cert.pem key.pem ca.pem\n    fallthrough\n}',
  ],
  occurs: 'first wins',
  role: 'handler',
  args: { zones: zones('zones it answers for; those of the server block when left out') },
  body: properties({
    fallthrough: property('hands names without a key to the next plugin', fallthroughZones),
    path: property('key under which the names are; skydns when left out', text('PATH', 'a key'), {
      ...asNext,
    }),
    endpoint: property(
      'etcd servers; http://localhost:2379 when left out',
      some(text('URL', 'a URL such as http://10.0.0.10:2379'), 'the servers'),
    ),
    tls: property(
      'files for TLS: `CA`, or `CERT KEY`, or `CERT KEY CA`; without them the authorities of the machine are trusted',
      many(path, 'the files, relative to root', { max: 3 }),
    ),
    credentials: property('user and password for etcd', {
      username: one(text('USERNAME', 'a user of etcd'), 'the user'),
      password: one(text('PASSWORD', 'a password'), 'the password'),
    }),
    'min-lease-ttl': property('least TTL of records whose key has a lease; 30 seconds when left out', leaseTtl, {
      ...asNext,
      since: '1.12.4',
    }),
    'max-lease-ttl': property('greatest TTL of records whose key has a lease; 24 hours when left out', leaseTtl, {
      ...asNext,
      since: '1.12.4',
    }),
    stubzones: flag('of no effect any more; remove it', asNext),
    debug: flag('of no effect any more; remove it', asNext),
    upstream: property('of no effect any more; remove it', many(text('ADDRESS', 'an address'), 'ignored')),
  }),
  check(config, report, context) {
    if (config.tls) checkTlsFiles(config.tls, report, context);
    const [first = ''] = config.endpoint ?? [];
    const url = parseURL(`etcd-endpoints://client/${authority(first)}`);
    if (!url.ok)
      report(`the endpoint '${first}' cannot be part of a URL; write one such as http://10.0.0.10:2379`, {
        at: 'endpoint',
      });
  },
  formerly: [
    {
      upTo: '1.8.3',
      check(config, report, context) {
        if (config.tls) checkTlsFiles(config.tls, report, context);
      },
    },
  ],
  claims: config => ({ zones: config.zones, fallthrough: config.fallthrough ?? [] }),
});

/** What etcd's client makes of an endpoint: the text behind the scheme. It checks the first one only. */
function authority(endpoint: string): string {
  const scheme = endpoint.indexOf('://');
  return scheme < 0 ? endpoint.replace(/^unixs?:/, '') : endpoint.slice(scheme + 3);
}
