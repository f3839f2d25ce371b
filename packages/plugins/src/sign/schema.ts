import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('sign', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
