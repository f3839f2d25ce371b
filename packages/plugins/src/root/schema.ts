import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('root', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
