import { definePlugin, entries, groups, some, variant, withoutServiceTypes, zones } from '@corefile/schema';
import { queryType } from './query-type.ts';
import { sourceNetwork } from './source-network.ts';

const match = {
  match: groups(
    'what the entry applies to; every query when left out',
    {
      type: variant('record types asked for', {
        types: some(queryType, 'record types; * for all', {
          settledBy: ['*'],
          formerly: [{ upTo: '1.7.1', value: withoutServiceTypes(queryType) }],
        }),
      }),
      net: variant('where the query comes from', {
        sources: some(sourceNetwork, 'addresses and networks; * for all', { settledBy: ['*'] }),
      }),
    },
    { ignoreCase: true },
  ),
};

export const schema = definePlugin('acl', {
  summary: 'Lets queries through or turns them away, by the address they come from and the type they ask for.',
  description: `Entries are tried from top to bottom and the first that applies decides; a query that none applies to is let through.
Only those stanzas count whose zones hold the name asked for.

An entry applies when both its types and its networks fit. The address is that of whoever sent the packet,
which behind a proxy or a NAT is not the client's. Since 1.14.7 \`acl\` runs behind \`rewrite\` and so sees the rewritten name.`,
  examples: [
    'acl {\n    allow net 10.0.0.0/8 192.168.0.0/16\n    block\n}',
    'acl corp.example.org {\n    block type ANY\n    filter type AAAA net 192.0.2.0/24\n    drop net 198.51.100.7\n}',
  ],
  occurs: 'many',
  role: 'handler',
  since: '1.6.4',
  args: { zones: zones('zones the entries hold for; those of the server block when left out') },
  body: entries(
    {
      allow: variant('hands the query to the next plugin', match),
      block: variant('answers REFUSED, with the extended error "Blocked"', match),
      filter: variant('answers NOERROR without a record, with the extended error "Filtered"', match, {
        since: '1.8.2',
      }),
      drop: variant('gives no answer at all, so that the client waits for its timeout', match, { since: '1.10.1' }),
    },
    { ignoreCase: true },
  ),
});
