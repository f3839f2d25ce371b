import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('tls', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
