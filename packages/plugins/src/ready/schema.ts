import { definePlugin, listenAddress, optional, properties, property, raw, stanza, text, word } from '@corefile/schema';

const args = {
  address: optional(listenAddress, 'address of the page; :8181 when left out', { fallback: ':8181' }),
};

const options = {
  monitor: property(
    '`until-ready` (default) asks a plugin until it was ready once, `continuously` asks it every time',
    word('until-ready', 'continuously'),
    { since: '1.12.2' },
  ),
};

export const schema = definePlugin('ready', {
  summary: 'Tells over HTTP whether the plugins of the server are ready, for readiness probes.',
  description: [
    '`GET /ready` gives 200 once every plugin that can say so has said that it is ready, and before that 503 with the',
    'names of those missing. Most plugins are ready at once; `kubernetes` waits for its first list of objects.',
    '',
    'There is one page for the whole process: with several stanzas on one address it counts the plugins of all blocks,',
    'and how it goes on after the first success is what the last block says. That the address cannot be listened on is',
    'not reported: CoreDNS starts without the page.',
  ].join('\n'),
  examples: ['ready', 'ready localhost:8091', 'ready :8181 {\n    monitor continuously\n}'],
  occurs: 'once',
  role: 'server',
  since: '1.5.0',
  args,
  formerly: [
    // Other words in the block were passed over.
    {
      upTo: '1.14.3',
      stanzas: [stanza(args, properties(options, { otherwise: { words: raw(text('WORD', 'nothing'), '') } }))],
    },
    { upTo: '1.12.1', stanzas: [stanza(args)] },
  ],
  body: properties(options),
});
