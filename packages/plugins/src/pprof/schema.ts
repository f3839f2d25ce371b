import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('pprof', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
