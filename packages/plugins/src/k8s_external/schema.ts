import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('k8s_external', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
