import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('dns64', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
