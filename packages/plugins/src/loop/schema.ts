import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('loop', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
