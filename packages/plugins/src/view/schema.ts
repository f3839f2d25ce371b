import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('view', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
