import { definePlugin, flag, one, path, properties } from '@corefile/schema';

export const schema = definePlugin('geoip', {
  summary: "Looks up the client's place or network in a MaxMind database.",
  description: [
    'What it finds is metadata for other plugins: `geoip/country/code`, `geoip/city/name`, `geoip/asn/number` and the',
    'like. It needs the plugin metadata in the same block, and changes neither query nor answer by itself. The database',
    'is one that tells cities or autonomous systems; it is read once, when CoreDNS starts, and its path does not start',
    'from `root`.',
  ].join('\n'),
  examples: ['geoip /var/lib/geoip/GeoLite2-City.mmdb', 'geoip /var/lib/geoip/GeoLite2-ASN.mmdb {\n    edns-subnet\n}'],
  occurs: 'once',
  settles: config => config.path !== '',
  role: 'handler',
  since: '1.8.5',
  nextArgs: 1,
  args: { path: one(path, 'the database, an .mmdb file') },
  body: properties({
    'edns-subnet': flag('takes the address of the EDNS client subnet option, when the query has one', {
      extra: 'read as next',
      since: '1.9.2',
    }),
  }),
  startup(configs, report, { readFile }) {
    const file = configs.at(-1)?.path ?? '';
    const text = readFile?.(file);
    if (text === undefined)
      report(`the database ${file} cannot be read`, { at: 'path', line: 'end', environment: true });
    // Each database ends with a section that this text begins.
    else if (!text.includes('MaxMind.com'))
      report(`${file} is not a MaxMind database; name an .mmdb file`, { at: 'path', line: 'end' });
  },
});
