import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('azure', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
