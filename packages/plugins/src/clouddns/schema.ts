import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('clouddns', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
