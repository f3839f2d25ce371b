import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('proxyproto', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
