import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('etcd', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
