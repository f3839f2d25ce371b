import { parseURL } from '@corefile/golang';
import {
  anyFromZone,
  checkTlsFiles,
  collected,
  definePlugin,
  fallthroughZones,
  fromZone,
  isKnownIn,
  many,
  one,
  ownZones,
  path,
  properties,
  property,
  readUpstream,
  some,
  text,
  upstreamText,
  word,
} from '@corefile/schema';

const MOST_UPSTREAMS = 15;

export const schema = definePlugin('grpc', {
  summary: 'Sends queries of a zone on to other servers over gRPC.',
  description: [
    'Each upstream is a CoreDNS with a `grpc://` server block or something that speaks its protocol. Without `tls` or',
    '`tls_servername` the connection is not encrypted. There are no health checks: an upstream that fails is passed over',
    'for the one query.',
    '',
    'The scheme before an address is not looked at; it only decides the port when none is given (53 without a scheme,',
    '443 with `grpc://`). Host names are not accepted, and a `%` in an address is refused.',
  ].join('\n'),
  examples: [
    'grpc . 10.0.0.53:443',
    'grpc example.org 10.0.0.53:443 10.0.1.53:443 {\n    policy round_robin\n    tls_servername dns.example.org\n}',
  ],
  occurs: 'once',
  role: 'handler',
  since: '1.5.0',
  nextArgs: 1,
  args: {
    from: one(fromZone, 'zone whose queries are sent on; `.` for all', {
      formerly: [{ upTo: '1.8.3', value: anyFromZone }],
    }),
    to: some(upstreamText, 'servers to ask, or files in the format of resolv.conf that name them; 15 at most'),
  },
  body: properties({
    except: collected('zones below FROM that are handed to the next plugin', ownZones('the zones', { min: 1 })),
    tls: property(
      'files for TLS: `CA`, or `CERT KEY`, or `CERT KEY CA`; without them the authorities of the machine are trusted',
      many(path, 'the files', { max: 3 }),
    ),
    tls_servername: property(
      'name the certificates of the upstreams must have',
      text('NAME', 'the name in the certificate'),
      {
        extra: 'read as next',
      },
    ),
    policy: property(
      'in which order upstreams are tried; random by default',
      word('random', 'round_robin', 'sequential'),
      {
        extra: 'read as next',
      },
    ),
    fallthrough: property('hands a query to the next plugin when the upstream answers NXDOMAIN', fallthroughZones, {
      since: '1.12.3',
    }),
  }),
  check(config, report, context) {
    if (config.tls) checkTlsFiles(config.tls, report, context);
    const servers: string[] = [];
    for (const to of config.to) {
      const read = readUpstream(to, context.readFile, context.version);
      if (read.kind === 'servers') {
        for (const server of read.servers) servers.push(server);
      } else if (read.kind === 'neither')
        report(`'${to}' is no address, and no file of that name can be read`, {
          at: 'to',
          environment: to.includes('/'),
        });
    }
    if (servers.length === 0 && isKnownIn({ since: '1.6.8' }, context.version)) {
      // Where a file could not be read the machine decides.
      const environment = config.to.some(to => readUpstream(to, context.readFile, context.version).kind === 'neither');
      report('the files name no server; add a nameserver line or an address', { at: 'to', environment });
    }
    if (servers.length > MOST_UPSTREAMS)
      report(`${servers.length} upstreams are too many; name ${MOST_UPSTREAMS} at most`, { at: 'to' });
    // gRPC takes the text for an URL: `fe80::1%eth0` has a bad escape.
    const bad = servers.find(server => !parseURL(`dns:///${server}`).ok);
    if (bad !== undefined) report(`'${bad}' cannot be asked over gRPC; write an address without %`, { at: 'to' });
  },
  claims: config => ({ zones: [config.from], fallthrough: [...config.except.flat(), ...(config.fallthrough ?? [])] }),
});
