import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('timeouts', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
