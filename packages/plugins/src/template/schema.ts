import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('template', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
