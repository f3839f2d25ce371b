import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('file', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
