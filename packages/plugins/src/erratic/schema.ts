import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('erratic', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
