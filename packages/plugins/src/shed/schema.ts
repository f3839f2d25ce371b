import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('shed', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
