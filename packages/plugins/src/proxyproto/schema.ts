import {
  anyCase,
  collected,
  definePlugin,
  duration,
  int,
  many,
  network,
  one,
  optional,
  properties,
  property,
  word,
} from '@corefile/schema';

export const schema = definePlugin('proxyproto', {
  summary: "Takes the client's address from the PROXY protocol header of a load balancer.",
  description: [
    'Versions 1 and 2, over TCP, and over UDP. Without `allow` headers of everyone are believed, so anyone can claim any',
    'address: name the load balancers. Options of several stanzas add up.',
  ].join('\n'),
  examples: [
    'proxyproto',
    'proxyproto {\n    allow 192.0.2.10/32 192.0.2.11/32\n    default reject\n}',
    'proxyproto {\n    allow 192.0.2.0/24\n    udp_session_tracking 28s 10240\n}',
  ],
  occurs: 'many',
  role: 'server',
  since: '1.14.3',
  body: properties({
    allow: collected('networks whose headers are used', many(network, 'the networks')),
    default: property(
      'what becomes of headers from elsewhere: `use` them, `ignore` them, `reject` the connection, or `skip` looking for one; ignore when left out',
      anyCase(word('use', 'ignore', 'reject', 'skip')),
    ),
    udp_session_tracking: property(
      'remembers the address of a UDP header that came without a query, for the packets that follow it',
      {
        duration: one(duration(), 'how long, counted from the last packet; 0 or less turns it off'),
        max_sessions: optional(int({ min: 1 }), 'addresses remembered at most', { fallback: 10240 }),
      },
    ),
  }),
});
