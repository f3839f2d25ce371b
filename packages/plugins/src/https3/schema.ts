import { definePlugin, int, properties, property } from '@corefile/schema';

export const schema = definePlugin('https3', {
  summary: 'Sets limits of a DNS-over-HTTPS server that speaks HTTP/3.',
  description:
    'Only blocks with an `https3://` key go by it. Of several stanzas the first is read, the others are not even checked.',
  examples: ['https3 {\n    max_streams 50\n}', 'https3 {\n    max_streams 0\n    max_connections 500\n}'],
  occurs: 'first wins',
  role: 'server',
  since: '1.14.0',
  body: properties({
    max_streams: property(
      'streams open at once in one connection; 256 when left out, 0 for what the QUIC library allows',
      int({ min: 0 }),
      { repeat: 'rejected' },
    ),
    max_connections: property('connections open at once; 200 when left out, 0 for no limit', int({ min: 0 }), {
      repeat: 'rejected',
      since: '1.14.7',
    }),
  }),
});
