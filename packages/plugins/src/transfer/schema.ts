import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('transfer', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
