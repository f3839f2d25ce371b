import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('metadata', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
