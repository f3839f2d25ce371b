import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('health', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
