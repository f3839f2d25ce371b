import { definePlugin, flag, listenAddress, optional, path, properties, property, stanza } from '@corefile/schema';

const DEFAULT = 'localhost:9153';

const args = {
  address: optional(listenAddress, `address of the page; ${DEFAULT} when left out`, { fallback: DEFAULT }),
};

export const schema = definePlugin('prometheus', {
  summary: 'Counts queries, answers and times, and shows them over HTTP to Prometheus.',
  description: [
    '`GET /metrics` shows the numbers of all plugins, of the server and of the Go runtime. Queries are only counted in',
    'blocks that have the plugin; blocks may share one address. Only this machine can read the default address: name',
    '`:9153` for a Prometheus elsewhere.',
    '',
    'An address that cannot be listened on, and a TLS file that is missing or wrong, are logged and no more: CoreDNS',
    'starts without the page.',
  ].join('\n'),
  examples: [
    'prometheus',
    'prometheus :9153',
    'prometheus :9153 {\n    runtime_metrics\n    tls /etc/coredns/web.yml\n}',
  ],
  occurs: 'once',
  role: 'handler',
  args,
  formerly: [{ upTo: '1.14.2', stanzas: [stanza(args)] }],
  body: properties({
    runtime_metrics: flag('shows all that the Go runtime can tell; holds for the whole process, until it ends', {
      since: '1.14.3',
    }),
    tls: property("file in the format of Prometheus's exporter toolkit that makes the page HTTPS", path, {
      since: '1.14.3',
    }),
  }),
  checkLines(lines, report) {
    const files = lines.filter(line => line.name === 'tls');
    // CoreDNS asks whether it has a path by now: after `tls ""` it has none.
    const second = files[files.findIndex(line => line.config !== '') + 1];
    if (second && second !== files[0]) report("'tls' is given twice; keep one", { at: second });
  },
});
