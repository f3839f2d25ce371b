import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('geoip', {
  summary: 'TODO',
  examples: [],
  occurs: 'many',
  role: 'handler',
});
