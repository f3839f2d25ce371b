import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('hosts', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
