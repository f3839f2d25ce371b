import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('https3', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
