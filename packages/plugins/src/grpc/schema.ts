import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('grpc', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
