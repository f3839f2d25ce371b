import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('ready', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
