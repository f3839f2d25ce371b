import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('dnssec', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
