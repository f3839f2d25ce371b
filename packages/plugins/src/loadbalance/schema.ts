import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('loadbalance', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
