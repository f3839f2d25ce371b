import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('acl', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
