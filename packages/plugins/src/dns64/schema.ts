import { definePlugin, flag, network, one, properties, property, stanza, where } from '@corefile/schema';

const prefix = where(
  network,
  ({ bits, ones }) => bits === 128 && ones % 8 === 0 && ones >= 32 && ones <= 96,
  'an IPv6 network of 32, 40, 48, 56, 64, 72, 80, 88 or 96 bits such as 64:ff9b::/96',
);
const onOneLine = { extra: 'read as next' } as const;

export const schema = definePlugin('dns64', {
  summary: 'Makes AAAA records out of A records, for clients that only have IPv6.',
  description: [
    'When the answer to an AAAA query has no AAAA record, the name is asked for again with type A inside this server, and',
    'each address is put behind the prefix (RFC 6147). A NAT64 at that prefix must pass the packets on. NXDOMAIN stays.',
    'Only queries that came over IPv6 are touched, unless `allow_ipv4` is given.',
    '',
    'Either the prefix stands on the first line or there is a block: CoreDNS does not look for a block behind a prefix,',
    'takes its lines for further stanzas and so silently drops `translate_all` and `allow_ipv4`.',
  ].join('\n'),
  examples: ['dns64', 'dns64 64:1337::/96', 'dns64 {\n    prefix 64:1337::/96\n    translate_all\n    allow_ipv4\n}'],
  occurs: 'many',
  role: 'handler',
  since: '1.7.0',
  stanzas: [
    stanza({ prefix: one(prefix, 'network that the addresses are put into; 64:ff9b::/96 when left out') }),
    stanza(
      {},
      properties({
        prefix: property('network that the addresses are put into; 64:ff9b::/96 by default', prefix, onOneLine),
        translate_all: flag('does it also when the answer has AAAA records, which are then lost', onOneLine),
        allow_ipv4: flag('does it also for queries that came over IPv4', { ...onOneLine, since: '1.8.7' }),
      }),
    ),
  ],
});
