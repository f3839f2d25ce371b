import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('secondary', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
