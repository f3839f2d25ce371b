import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('any', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
