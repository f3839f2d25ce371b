import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('multisocket', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
