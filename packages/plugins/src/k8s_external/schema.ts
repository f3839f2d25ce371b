import { definePlugin, fallthroughZones, flag, properties, property, seconds, text, zones } from '@corefile/schema';

export const schema = definePlugin('k8s_external', {
  summary: "Answers for Kubernetes services under their load balancers' addresses, in a zone of your own.",
  description: [
    '`SERVICE.NAMESPACE.ZONE` gives the external addresses of a service. The objects come from the `kubernetes` plugin,',
    'which the same server block must have. Names of the apex, such as `ns1.dns.ZONE`, are made up by the plugin.',
    '',
    'With several stanzas the last one names the zones, and options set in an earlier one stay.',
  ].join('\n'),
  examples: [
    'k8s_external example.org\nkubernetes cluster.local',
    'k8s_external example.org {\n    apex dns\n    ttl 30\n    headless\n    fallthrough\n}\nkubernetes cluster.local',
  ],
  occurs: 'many',
  role: 'handler',
  args: { zones: zones('zones to answer for; those of the server block when left out') },
  body: properties({
    apex: property(
      "label below the zone that the name servers' names are in; `dns` by default",
      text('LABEL', 'a label such as dns'),
      { extra: 'ignored' },
    ),
    ttl: property('TTL of the answers; 5 by default', seconds({ min: 0, max: 3600 }), { extra: 'ignored' }),
    headless: flag('answers with the endpoints of headless services too', { extra: 'read as next', since: '1.9.4' }),
    fallthrough: property('hands queries for unknown names to the next plugin', fallthroughZones, { since: '1.11.0' }),
  }),
  formerly: [{ upTo: '1.10.1', startup() {} }],
  startup(_configs, report, { has, handles }) {
    if (handles('kubernetes')) return;
    report(
      has('kubernetes')
        ? 'it finds no kubernetes plugin, for the block listens nowhere: add an address that bind leaves, or a key without unix://'
        : 'it needs the kubernetes plugin in the same server block; add it',
    );
  },
  claims: config => ({ zones: config.zones, fallthrough: config.fallthrough ?? [] }),
});
