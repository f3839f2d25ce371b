import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('dnstap', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
