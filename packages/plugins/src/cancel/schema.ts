import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('cancel', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
