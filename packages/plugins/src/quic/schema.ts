import { definePlugin, int, properties, property } from '@corefile/schema';

const once = { repeat: 'rejected' } as const;

export const schema = definePlugin('quic', {
  summary: 'Sets limits of a DNS-over-QUIC server.',
  description:
    'Only blocks with a `quic://` key go by it. Of several stanzas the first is read, the others are not even checked.',
  examples: ['quic', 'quic {\n    max_streams 16\n    worker_pool_size 65536\n}'],
  occurs: 'first wins',
  role: 'server',
  since: '1.12.2',
  body: properties({
    max_streams: property('streams open at once in one connection; 256 when left out', int({ min: 1 }), once),
    worker_pool_size: property(
      'queries worked on at once, all connections together; 512 when left out',
      int({ min: 1 }),
      once,
    ),
  }),
});
