import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('bufsize', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
