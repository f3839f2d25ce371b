import { definePlugin, int, properties, property } from '@corefile/schema';

export const schema = definePlugin('https', {
  summary: 'Sets limits of a DNS-over-HTTPS server.',
  description:
    'Only blocks with an `https://` key go by it. Of several stanzas the first is read, the others are not even checked.',
  examples: ['https {\n    max_connections 100\n}', 'https {\n    max_connections 0\n}'],
  occurs: 'first wins',
  role: 'server',
  since: '1.14.0',
  body: properties({
    max_connections: property('connections open at once; 200 when left out, 0 for no limit', int({ min: 0 }), {
      repeat: 'rejected',
    }),
  }),
});
