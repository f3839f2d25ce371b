import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('on', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
