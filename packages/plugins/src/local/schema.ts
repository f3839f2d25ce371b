import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('local', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
