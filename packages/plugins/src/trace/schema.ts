import {
  anyCase,
  bool,
  definePlugin,
  duration,
  float,
  forms,
  int,
  one,
  optional,
  properties,
  property,
  raw,
  stanza,
  text,
  uint,
  where,
  word,
} from '@corefile/schema';

const collector = text('ENDPOINT', 'an address such as localhost:9411, or a URL');
/** Not the same as a range: NaN is let through, as in CoreDNS. */
const rate = where(float(64), read => !(read < 0 || read > 1), 'a number from 0 to 1');

const args = forms(
  { endpoint: optional(collector, 'where spans go; Zipkin on localhost:9411 when left out', { fallback: '' }) },
  {
    type: one(anyCase(word('zipkin', 'datadog')), 'what listens at the endpoint'),
    endpoint: one(collector, "where spans go; '' is localhost, on port 9411 for Zipkin and 8126 for Datadog"),
  },
);
const options = {
  every: property('traces one query of so many; 1 by default, 0 for none', uint(64)),
  service: property('name of the service in the spans; `coredns` by default', text('NAME', 'the name')),
  client_server: property(
    'whether the spans of a client and of the server that answers it share one id; false by default',
    optional(bool, 'true when left out', { fallback: true }),
  ),
  datadog_analytics_rate: property(
    'share of the spans that Datadog analyses; 0 by default',
    optional(rate, 'from 0 to 1', { fallback: 0 }),
    { since: '1.8.0' },
  ),
  zipkin_max_backlog_size: property('spans kept while Zipkin is away; 0 for the 1000 of the library', int(), {
    since: '1.9.4',
  }),
  zipkin_max_batch_size: property('spans sent to Zipkin at once; 0 for the 100 of the library', int(), {
    since: '1.9.4',
  }),
  zipkin_max_batch_interval: property(
    'longest time between two batches to Zipkin; 0 for the 1s of the library. Below 10ns, and below zero, CoreDNS crashes right after its start',
    duration(),
    { since: '1.9.4' },
  ),
};

export const schema = definePlugin('trace', {
  summary: 'Reports how long each plugin took for a query, to Zipkin or Datadog.',
  description: [
    'A query that is traced makes one span for itself and one for every plugin that it passes. Answers stay as they are.',
    'The last part of an address without `http` in it is made up: `localhost:9411` becomes',
    '`http://localhost:9411/api/v2/spans`. Nobody checks at start whether something listens there.',
    '',
    'A lone argument is the endpoint, never its type: `trace datadog` sends to a Zipkin of that name. With several stanzas',
    'the last one names the endpoint, while options of the earlier ones stay.',
  ].join('\n'),
  examples: [
    'trace',
    'trace zipkin localhost:9411 {\n    every 100\n    service dns-edge\n    client_server\n}',
    'trace datadog localhost:8126 {\n    datadog_analytics_rate 0.4\n}',
  ],
  occurs: 'many',
  role: 'handler',
  args,
  body: properties(options),
  // Other words in the block were passed over.
  formerly: [
    {
      upTo: '1.14.3',
      stanzas: [stanza(args, properties(options, { otherwise: { words: raw(text('WORD', 'nothing'), '') } }))],
    },
  ],
});
