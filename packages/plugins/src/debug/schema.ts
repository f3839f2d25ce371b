import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('debug', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
