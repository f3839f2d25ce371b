import { definePlugin, properties, property, stanza, word } from '@corefile/schema';

export const schema = definePlugin('local', {
  summary: 'Answers for localhost and the reverse zones of loopback and broadcast addresses by itself.',
  description: [
    'It takes every query at or below `localhost`, `0.in-addr.arpa`, `127.in-addr.arpa` and `255.in-addr.arpa`, so that',
    'such queries never leave the machine. `localhost` and all names below it have the addresses 127.0.0.1 and ::1.',
    '',
    'Names that begin with `localhost.`, such as `localhost.example.org`, get the loopback addresses as well, because',
    'resolvers append search domains; `localhost_prefix off` leaves them to the next plugin.',
  ].join('\n'),
  examples: ['local', 'local {\n    localhost_prefix off\n}'],
  occurs: 'many',
  role: 'handler',
  since: '1.8.1',
  formerly: [
    { upTo: '1.14.4', occurs: 'first wins', nextArgs: 1 },
    // Setup looked at none of its words.
    { upTo: '1.14.3', extra: 'ignored', stanzas: [stanza()] },
  ],
  body: properties({
    localhost_prefix: property(
      'whether names that begin with `localhost.` are answered; on by default',
      word('on', 'off'),
      {
        since: '1.14.5',
      },
    ),
  }),
  claims: () => ({
    zones: ['localhost.', '0.in-addr.arpa.', '127.in-addr.arpa.', '255.in-addr.arpa.'],
    fallthrough: [],
  }),
});
