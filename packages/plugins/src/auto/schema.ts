import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('auto', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
