import {
  anyCaseRcode,
  anyFromZone,
  checkTlsFiles,
  collected,
  definePlugin,
  duration,
  Fault,
  flag,
  fromZone,
  groups,
  int,
  ip,
  isKnownIn,
  many,
  name,
  one,
  ownZones,
  path,
  properties,
  property,
  type Report,
  secondsToMs,
  some,
  text,
  uint,
  upstreamText,
  variant,
  where,
  word,
} from '@corefile/schema';
import { checkAddresses } from './addresses.ts';
import { resolverAddress } from './resolver-address.ts';
import { MOST_UPSTREAMS, readUpstreams } from './upstreams.ts';

/** Options that setup reads word by word: what follows on the line is the next option. */
const onOneLine = { extra: 'read as next' } as const;
const positive = duration({ min: 0, bounds: 'not negative' });
const DEFAULT_EXPIRE = secondsToMs(10);

function checkAge(
  { max_age = 0, expire = DEFAULT_EXPIRE }: { max_age?: number | undefined; expire?: number | undefined },
  report: Report,
): void {
  if (max_age > 0 && max_age < expire)
    report('max_age is shorter than expire (10s unless set); make it longer, or 0', { at: 'max_age' });
}

export const schema = definePlugin('forward', {
  summary: 'Sends queries of a zone on to other servers and returns what they answer.',
  description: [
    'Upstreams are asked over plain DNS, `tls://` or `https://`. One that fails is checked in the background and left',
    'out until it answers again; while all are down a random one is tried all the same. Connections are kept open and',
    'used again. A reply goes back as it came, its response code included.',
    '',
    'Several stanzas in a block are tried in the order of writing, not by the longest zone: a `forward .` before',
    '`forward example.org` takes everything. A name given instead of an address is looked up once, when CoreDNS starts.',
    'Two upstreams with the same address and port count once, whatever their transport.',
  ].join('\n'),
  examples: [
    'forward . 10.0.0.53 10.0.1.53 {\n    policy sequential\n    health_check 5s\n}',
    'forward . tls://9.9.9.9 tls://149.112.112.112 {\n    tls_servername dns.quad9.net\n}',
    'forward example.org 10.0.0.53:5353 {\n    except internal.example.org\n    prefer_udp\n    max_concurrent 1000\n}',
    'forward . 10.0.0.53 10.0.1.53 {\n    failover SERVFAIL REFUSED\n    next NXDOMAIN\n}',
  ],
  occurs: 'many',
  role: 'handler',
  nextArgs: 1,
  acceptsAnyClass: true,
  args: {
    from: one(fromZone, 'zone whose queries are sent on; `.` for all', {
      formerly: [{ upTo: '1.8.3', value: anyFromZone }],
    }),
    to: some(upstreamText, 'servers to ask, or files in the format of resolv.conf that name them; 15 at most'),
  },
  body: properties({
    except: collected('zones below FROM that are handed to the next plugin', ownZones('the zones', { min: 1 })),
    max_fails: property(
      'failed health checks in a row after which an upstream is down; 2 by default, 0 for never',
      uint(32),
      { ...onOneLine, formerly: [{ upTo: '1.8.7', args: int({ min: 0 }) }] },
    ),
    max_connect_attempts: property(
      'connections tried for one query; two for each upstream by default, 0 for no limit',
      uint(32),
      {
        ...onOneLine,
        since: '1.13.2',
      },
    ),
    health_check: property('how an upstream that failed is checked', {
      interval: one(positive, 'time between two checks; 500ms by default'),
      options: groups('what the check asks', {
        no_rec: variant('without recursion desired', {}, { since: '1.6.8' }),
        domain: variant('about another name than the root', name, { since: '1.9.2' }),
      }),
    }),
    force_tcp: flag('asks over TCP although the client came over UDP'),
    prefer_udp: flag('asks over UDP first although the client came over TCP; a truncated answer is fetched over TCP'),
    tls: property(
      'files for TLS: `CA`, or `CERT KEY`, or `CERT KEY CA`; without them the authorities of the machine are trusted',
      many(path, 'the files', { max: 3 }),
    ),
    tls_servername: property(
      'name the certificates of the upstreams must have',
      text('NAME', 'the name in the certificate'),
      onOneLine,
    ),
    expire: property('how long an unused connection is kept; 10s by default', positive, onOneLine),
    max_age: property('how old a connection may get, used or not; 0 for no limit', positive, {
      ...onOneLine,
      since: '1.14.3',
    }),
    max_idle_conns: property('unused connections kept for each upstream; 0 for no limit', int({ min: 0 }), {
      ...onOneLine,
      since: '1.14.1',
    }),
    read_timeout: property(
      'how long it waits for an answer; 2s by default',
      where(duration(), ms => ms > 0, 'a duration above 0 such as 2s'),
      { ...onOneLine, since: '1.14.5' },
    ),
    doh_method: property('how `https://` upstreams are asked; POST by default', word('POST', 'GET'), {
      ...onOneLine,
      since: '1.14.5',
    }),
    policy: property(
      'in which order upstreams are tried; random by default',
      word('random', 'round_robin', 'sequential'),
      onOneLine,
    ),
    max_concurrent: property('queries under way at once, those beyond are refused; 0 for no limit', int({ min: 0 }), {
      ...onOneLine,
      since: '1.6.8',
    }),
    next: collected(
      'response codes that hand the query to the next plugin, usually a further forward',
      some(anyCaseRcode, 'the codes'),
      {
        since: '1.11.4',
      },
    ),
    next_on_nodata: flag('hands the query to the next plugin when the answer has no record', { since: '1.14.4' }),
    failfast_all_unhealthy_upstreams: flag('answers SERVFAIL at once while all upstreams are down', {
      since: '1.12.1',
    }),
    failover: collected(
      'response codes upon which the next upstream is asked',
      some(
        where(anyCaseRcode, rcode => rcode !== 0, 'a response code other than NOERROR'),
        'the codes',
      ),
      { since: '1.13.0' },
    ),
    resolver: property(
      'servers that look up the host names among TO at start; those of the machine by default',
      some(resolverAddress, 'their addresses'),
      { since: '1.14.4' },
    ),
    source_address: property('address of this machine that queries are sent from', ip, {
      ...onOneLine,
      since: '1.14.6',
    }),
  }),
  check(config, report, context) {
    if (config.tls) checkTlsFiles(config.tls, report, context);
    checkAge(config, report);
    const read = readUpstreams(config.to, context.readFile);
    if (read instanceof Fault) return report(read.message, { at: 'to' });
    if (
      !isKnownIn({ since: '1.14.5' }, context.version) &&
      read.upstreams.some(({ transport }) => transport === 'https')
    )
      return report('https:// is known since CoreDNS 1.14.5; write tls:// or a plain address', { at: 'to' });
    for (const file of read.unread)
      report(`the file ${file} cannot be read, so that it is looked up as a host name`, {
        at: 'to',
        environment: true,
      });
    if (config.tls_servername && read.upstreams.some(upstream => upstream.serverName !== ''))
      report('tls_servername and a name behind % of an upstream exclude each other; keep one', {
        at: 'tls_servername',
      });
    if (read.entries > MOST_UPSTREAMS)
      report(`${read.entries} upstreams are too many; name ${MOST_UPSTREAMS} at most`, { at: 'to' });
  },
  formerly: [
    {
      upTo: '1.14.3',
      check(config, report, context) {
        if (config.tls) checkTlsFiles(config.tls, report, context);
        checkAge(config, report);
        checkAddresses(config, report, context);
      },
    },
    { upTo: '1.9.3', occurs: 'once' },
  ],
  claims: config => ({ zones: [config.from], fallthrough: config.except.flat() }),
});
