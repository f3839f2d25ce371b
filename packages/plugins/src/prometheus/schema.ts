import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('prometheus', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
