import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('forward', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
