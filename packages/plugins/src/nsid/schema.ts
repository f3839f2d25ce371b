import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('nsid', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
