import { definePlugin, properties, zones } from '@corefile/schema';

export const schema = definePlugin('metadata', {
  summary: 'Collects what other plugins know about a query, for others to use.',
  description: [
    'At the start of each query geoip, kubernetes and view tell what they know of it; cache, file, forward, log and trace',
    'add to that later. Labels such as `{/geoip/country/code}` in log, or `metadata(…)` in the expressions of view and',
    'rewrite, are empty without it. It does not change queries or answers.',
  ].join('\n'),
  examples: ['metadata', 'metadata example.org example.net'],
  occurs: 'once',
  role: 'handler',
  args: { zones: zones('zones whose queries it collects for; those of the server block when left out') },
  body: properties({}),
});
