import { parseURL } from '@corefile/golang';
import { definePlugin, duration, listenAddress, optional, properties, property, unlistenable } from '@corefile/schema';

const addressOf = (configs: readonly { readonly address?: string | undefined }[]): string =>
  configs.findLast(config => config.address !== undefined)?.address ?? ':8080';

export const schema = definePlugin('health', {
  summary: 'Tells over HTTP that the process is alive, for liveness probes.',
  description: [
    '`GET /health` gives 200 as long as the process runs, whatever its plugins can do; see `ready` for that. Every second',
    'it asks itself and counts in its metrics how long the answer took.',
    '',
    'It belongs to the process and not to a server block: one stanza is enough. With several in a block the last address',
    'and the last `lameduck` hold.',
  ].join('\n'),
  examples: ['health', 'health localhost:8091', 'health {\n    lameduck 5s\n}'],
  occurs: 'many',
  role: 'server',
  args: { address: optional(listenAddress, 'address of the page; :8080 when left out') },
  body: properties({
    lameduck: property('how long the process still answers after it was told to stop', duration()),
  }),
  formerly: [
    {
      upTo: '1.10.1',
      startup(configs, report) {
        const why = unlistenable(addressOf(configs));
        if (why) report(why, { at: 'address' });
      },
    },
  ],
  startup(configs, report) {
    const address = addressOf(configs);
    // CoreDNS asks its own page, and so the address must do as a URL too: `[]:80` does not, `:http` neither.
    const url = parseURL(`http://${address}`);
    const why = url.ok ? unlistenable(address) : `${url.error}; write an address such as :8080 or localhost:8080`;
    if (why) report(why, { at: 'address' });
  },
});
