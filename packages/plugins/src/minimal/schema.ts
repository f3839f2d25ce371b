import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('minimal', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
