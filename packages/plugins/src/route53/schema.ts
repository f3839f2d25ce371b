import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('route53', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
