import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('trace', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
