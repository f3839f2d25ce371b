import {
  definePlugin,
  flag,
  int,
  one,
  optional,
  path,
  properties,
  property,
  raw,
  stanza,
  text,
  type Value,
  value,
  where,
} from '@corefile/schema';
import { dnstapEndpoint, endpointByAddress, endpointWithoutTls } from './endpoint.ts';

/** Any word may stand here; only this one means something. */
const fullWord: Value<boolean> = value({
  label: 'full',
  expects: 'full',
  suggestions: ['full'],
  colour: 'word',
  matches: () => true,
  read: token => token === 'full',
});
const oneWord = { extra: 'read as next' } as const;

/** Numbers that were not looked at. */
const anyNumber: Value<number> = value({
  ...int(),
  matches: () => true,
  read: token => Number.parseInt(token, 10) || 0,
});
/** Of these the queue had ten thousand each, and Go makes none that is negative or beyond the address space. */
const anyLength = where(
  anyNumber,
  count => count >= 0 && count < 2 ** 48 / 80_000,
  'a number from 1 to 4096: CoreDNS crashes',
);
const place = 'where the collector is, or with `listen` where it connects to';
const full = optional(fullWord, 'records whole messages too, not only what they are about', { fallback: false });
const write_buffer = optional(int({ min: 1, max: 1024 }), 'MiB of buffer for a TCP connection', {
  fallback: 1,
  formerly: [{ upTo: '1.12.4', value: anyNumber }],
});
const queue = optional(int({ min: 1, max: 4096 }), 'length of the queue, in units of 10,000 messages', {
  fallback: 1,
  formerly: [{ upTo: '1.12.4', value: anyLength }],
});
const options = {
  skipverify: flag("does not check the other side's certificate", { ...oneWord, since: '1.11.0' }),
  tls: property(
    'certificate of a `listen tls://` endpoint',
    {
      cert: one(path, 'file of the certificate'),
      key: one(path, 'file of its key'),
      ca: optional(path, 'authorities that the certificates of collectors must come from'),
    },
    { extra: 'ignored', since: '1.14.4' },
  ),
  identity: property(
    'name of this server in the records; the host name by default',
    text('IDENTITY', 'a name for this server'),
    { ...oneWord, since: '1.9.4' },
  ),
  version: property('version in the records; that of CoreDNS by default', text('VERSION', 'a version'), {
    ...oneWord,
    since: '1.9.4',
  }),
  extra: property(
    'further text in the records, with the placeholders of `log`',
    text('EXTRA', 'a text such as "{/metadata/label}"'),
    { ...oneWord, since: '1.11.1' },
  ),
};
/** Other words in the block were passed over. */
const lax = properties(options, { otherwise: { words: raw(text('WORD', 'nothing'), '') } });

export const schema = definePlugin('dnstap', {
  summary: 'Sends a record of queries and answers to a collector, in the dnstap format.',
  description: [
    'Queries of clients and their answers are recorded; `forward` adds those it exchanges with its upstreams.',
    'CoreDNS connects to the endpoint, or with `listen` waits for collectors to connect. A connection that fails is tried',
    'again and logged, the start does not fail. Messages are dropped while the queue is full.',
    '',
    'Arguments count by their place: to give the buffers, something must stand where `full` stands. A word there other',
    'than `full` is ignored, and so is everything behind the fourth argument.',
  ].join('\n'),
  examples: [
    'dnstap /tmp/dnstap.sock full',
    'dnstap tls://127.0.0.1:6000 full 2 5 {\n    skipverify\n    identity edge-1\n}',
    'dnstap listen tls://0.0.0.0:6000 full {\n    tls cert.pem key.pem ca.pem\n}',
  ],
  occurs: 'many',
  role: 'handler',
  extra: 'ignored',
  args: {
    listen: flag('waits for collectors to connect', { since: '1.14.4' }),
    endpoint: one(dnstapEndpoint, place),
    full,
    write_buffer,
    queue,
  },
  body: properties(options),
  formerly: [
    { upTo: '1.14.3', stanzas: [stanza({ endpoint: one(dnstapEndpoint, place), full, write_buffer, queue }, lax)] },
    { upTo: '1.11.3', stanzas: [stanza({ endpoint: one(dnstapEndpoint, place), full }, lax)] },
    { upTo: '1.10.1', stanzas: [stanza({ endpoint: one(endpointWithoutTls, place), full }, lax)] },
    { upTo: '1.10.0', occurs: 'first wins' },
    { upTo: '1.9.3', stanzas: [stanza({ endpoint: one(endpointWithoutTls, place), full })] },
    { upTo: '1.9.2', stanzas: [stanza({ endpoint: one(endpointByAddress, place), full })] },
  ],
  checkLines(lines, report, _context, { listen }) {
    const tls = lines.find(line => line.name === 'tls');
    if (tls && !listen) report("'tls' is for a listening endpoint; write `dnstap listen …`, or remove it", { at: tls });
  },
});
