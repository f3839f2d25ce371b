import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('log', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
