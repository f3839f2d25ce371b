import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('https', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
