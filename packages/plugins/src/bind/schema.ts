import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('bind', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
