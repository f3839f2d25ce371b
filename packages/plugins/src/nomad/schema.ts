import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('nomad', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
