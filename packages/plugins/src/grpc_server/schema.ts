import { definePlugin, int, properties, property } from '@corefile/schema';

const once = { repeat: 'rejected' } as const;

export const schema = definePlugin('grpc_server', {
  summary: 'Sets limits of a DNS-over-gRPC server.',
  description:
    'Only blocks with a `grpc://` key go by it. Of several stanzas the first is read, the others are not even checked.',
  examples: [
    'grpc_server {\n    max_streams 50\n    max_connections 100\n}',
    'grpc_server {\n    max_connections 0\n}',
  ],
  occurs: 'first wins',
  role: 'server',
  since: '1.14.0',
  body: properties({
    max_streams: property(
      'streams open at once in one connection; 256 when left out, 0 for no limit',
      int({ min: 0 }),
      once,
    ),
    max_connections: property('connections open at once; 200 when left out, 0 for no limit', int({ min: 0 }), once),
  }),
});
