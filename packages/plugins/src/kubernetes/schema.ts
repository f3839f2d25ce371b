import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('kubernetes', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
