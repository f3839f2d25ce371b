import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('quic', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
