import { definePlugin, many, one, properties, property, text, zones } from '@corefile/schema';

export const schema = definePlugin('federation', {
  summary: 'Answered for services of a federation of Kubernetes clusters.',
  description: [
    'A service that the own cluster does not have is looked for in the clusters of the federation. Kubernetes has given',
    'up federations of this kind, and CoreDNS the plugin with 1.7.0.',
  ].join('\n'),
  examples: ['federation cluster.local {\n    prod prod.example.org\n    staging staging.example.org\n}'],
  occurs: 'first wins',
  role: 'handler',
  until: '1.6.9',
  instead: 'nothing, remove it',
  args: { zones: zones('zones of the cluster; those of the server block when left out') },
  body: properties(
    { upstream: property('of no effect', many(text('ADDRESS', 'an address'), 'ignored')) },
    {
      otherwise: {
        name: one(text('NAME', 'the name of a federation'), 'the federation'),
        domain: one(text('DOMAIN', 'a domain name such as prod.example.org'), 'where its services are'),
      },
    },
  ),
  check(config, report) {
    if (config.lines.length === 0) report('it has no federation; write NAME DOMAIN', { line: 'end', isMissing: true });
  },
});
