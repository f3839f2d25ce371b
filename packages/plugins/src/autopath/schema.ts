import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('autopath', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
