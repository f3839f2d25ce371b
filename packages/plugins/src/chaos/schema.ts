import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('chaos', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
