import { normalizeName } from '@corefile/dns';
import { parseURL } from '@corefile/golang';
import { collected, definePlugin, optional, properties, property, seconds, some, text } from '@corefile/schema';

export const schema = definePlugin('nomad', {
  summary: 'Answers for the services registered in a Nomad cluster.',
  description: [
    '`SERVICE.NAMESPACE.ZONE` gives the addresses of the service, or its ports for SRV. Each query asks the API of Nomad;',
    'of several addresses the first that responds. Names of the zone with fewer labels go to the next plugin.',
    '',
    'Only the first stanza and its first zone are read. Environment variables of Nomad (`NOMAD_ADDR`, `NOMAD_TOKEN`, …)',
    'hold where the stanza says nothing.',
  ].join('\n'),
  examples: ['nomad', 'nomad service.nomad {\n    address http://10.0.0.1:4646\n    token 0d8e5e62\n    ttl 10\n}'],
  occurs: 'first wins',
  extra: 'ignored',
  role: 'handler',
  since: '1.13.0',
  args: {
    zone: optional(text('ZONE', 'a zone such as service.nomad'), 'zone to answer for', { fallback: 'service.nomad' }),
  },
  body: properties(
    {
      address: collected(
        "addresses of Nomad's API, tried in order; http://127.0.0.1:4646 by default",
        some(text('URL', 'a URL such as http://127.0.0.1:4646'), 'the addresses'),
      ),
      token: property('secret to ask with, where Nomad has access control', text('TOKEN', 'a secret')),
      filter: property(
        'expression that services must satisfy, evaluated by Nomad',
        text('FILTER', 'a filter expression'),
        {
          since: '1.13.2',
        },
      ),
      ttl: property('TTL of the answers; 30 by default', seconds({ min: 0, max: 3600 })),
    },
    { ignoreCase: true },
  ),
  check(config, report) {
    for (const address of config.address.flat()) {
      const url = parseURL(address);
      if (!url.ok) report(`'${address}' is not a URL: ${url.error}`, { at: 'address' });
    }
  },
  claims: config => ({ zones: [normalizeName(config.zone)], fallthrough: [] }),
});
