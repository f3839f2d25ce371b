import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('errors', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
