import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('tsig', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
