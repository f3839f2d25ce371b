import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('reload', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
