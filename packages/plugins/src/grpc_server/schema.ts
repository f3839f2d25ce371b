import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('grpc_server', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
