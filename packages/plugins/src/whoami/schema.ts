import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('whoami', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
