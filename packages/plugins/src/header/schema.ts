import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('header', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
