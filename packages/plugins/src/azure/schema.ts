import { normalizeName } from '@corefile/dns';
import { parseURL } from '@corefile/golang';
import {
  definePlugin,
  fallthroughZones,
  type Joined,
  joined,
  many,
  properties,
  property,
  text,
  word,
} from '@corefile/schema';
import { cloud } from './cloud.ts';

const names = ['resource_group', 'zone'] as const;
const asNext = { extra: 'read as next' } as const;

export const schema = definePlugin('azure', {
  summary: 'Answers from zones kept in Azure DNS.',
  description: [
    'The zones are fetched through the API of Azure when CoreDNS starts, which fails without access, and once a minute',
    'after that. Without tenant, client and secret the identity of the machine is used. The stanzas of a block become one:',
    'the last of each option holds, but `access` is that of the zones of its own stanza.',
  ].join('\n'),
  examples: [
    'azure resource_group_foo:example.org {\n    tenant 123abc-123abc\n    client 456def-456def\n    subscription 789abc\n    secret mysecret\n}',
    'azure resource_group_bar:example.private {\n    subscription 789abc\n    access private\n    fallthrough\n}',
  ],
  occurs: 'many',
  role: 'handler',
  since: '1.6.2',
  args: { zones: many(joined(names, 'resource_group_foo:example.org'), 'resource groups and their zones') },
  body: properties({
    tenant: property('tenant the application belongs to', text('TENANT', 'an ID'), asNext),
    client: property('ID of the application', text('CLIENT', 'an ID'), asNext),
    secret: property('secret of the application', text('SECRET', 'a secret'), asNext),
    subscription: property('subscription the resource groups belong to', text('SUBSCRIPTION', 'an ID'), asNext),
    environment: property('cloud of Azure; AzurePublicCloud when left out', cloud, asNext),
    fallthrough: property('hands names that are not in a zone to the next plugin', fallthroughZones),
    access: property('are the zones public ones or private ones? public when left out', word('public', 'private'), {
      ...asNext,
      since: '1.6.8',
    }),
  }),
  checkLines(_, report, __, { zones = [] }) {
    const twice = clash([zones]);
    if (twice) report(twice.message, { at: 'zones' });
  },
  startup(configs, report) {
    const twice = clash(configs.map(({ zones }) => zones));
    if (twice) report(twice.message, { at: 'zones', stanza: twice.stanza });
    if (lastOf(configs, 'secret') === '') {
      const message = 'without client and secret CoreDNS starts only where the machine has an identity of Azure';
      report(message, { environment: true });
      return;
    }
    if (lastOf(configs, 'client') === '') report("'secret' needs the client it belongs to; add it", { at: 'secret' });
    const tenant = lastOf(configs, 'tenant');
    if (!parseURL(tenant).ok || !parseURL(`${tenant}/oauth2/token`).ok)
      report(`the tenant '${tenant}' cannot be part of a URL; write its ID`, { at: 'tenant' });
  },
  claims: config => ({
    zones: config.zones.map(({ zone }) => normalizeName(zone)),
    fallthrough: config.fallthrough ?? [],
  }),
});

/** Of an option the last one of all stanzas holds; '' when there is none. */
const lastOf = <K extends string>(
  configs: readonly { readonly [Name in K]: string | undefined }[],
  option: K,
): string => configs.findLast(config => config[option] !== undefined)?.[option] ?? '';

/** Zones count as one when group and zone, written without the colon, are the same: `a:bc` and `ab:c`. */
function clash(stanzas: readonly (readonly Joined<typeof names>[])[]): { message: string; stanza: number } | undefined {
  const seen = new Map<string, string>();
  for (const [stanza, zones] of stanzas.entries())
    for (const { resource_group, zone, text } of zones) {
      const earlier = seen.get(resource_group + zone);
      if (earlier !== undefined) return { message: `'${text}' and '${earlier}' clash; keep one`, stanza };
      seen.set(resource_group + zone, text);
    }
  return undefined;
}
