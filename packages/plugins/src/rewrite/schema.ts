import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('rewrite', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
