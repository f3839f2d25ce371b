import { recordTypes, typeToString } from '@corefile/dns';
import {
  collected,
  definePlugin,
  fallthroughZones,
  many,
  one,
  optional,
  properties,
  property,
  qclass,
  qtype,
  rcode,
  regex,
  some,
  text,
  uint,
  withoutServiceTypes,
  zones,
} from '@corefile/schema';
import { recordTemplate } from './record-template.ts';

const records = (section: 'answer' | 'additional' | 'authority') =>
  some(recordTemplate(section), 'one quoted template for each record', {
    formerly: [{ upTo: '1.9.4', value: recordTemplate(section, {}) }],
  });

export const schema = definePlugin('template', {
  summary: 'Makes answers from templates that are filled in with the query.',
  description: `The stanzas are tried in the order of the text. One applies when zone, class, type and one of its \`match\` patterns fit;
it then answers, with an empty answer if it has no template. A query of another zone, class or type goes to the next stanza
and then to the next plugin, but one that only fails to match is SERVFAIL unless \`fallthrough\` holds for it.

Templates see \`.Name\`, \`.Zone\`, \`.Class\`, \`.Type\`, \`.Match\`, \`.Group\`, \`.Message\`, \`.Question\`, \`.Remote\` and \`.Meta\`;
names are lower case with a final dot. What a template yields is parsed as a record when a query comes:
one that is no record makes SERVFAIL, and CoreDNS does not notice at start.`,
  examples: [
    'template IN AAAA {\n    rcode NOERROR\n}',
    'template ANY ANY internal.example.org {\n    rcode NXDOMAIN\n    authority "internal.example.org. 60 IN SOA ns.example.org. root.example.org. 1 60 60 60 60"\n}',
    'template IN A example.org {\n    match "^ip-(?P<a>[0-9]+)-(?P<b>[0-9]+)[.]example[.]org[.]$"\n    answer "{{ .Name }} 60 IN A 10.0.{{ .Group.a }}.{{ .Group.b }}"\n    fallthrough\n}',
  ],
  occurs: 'many',
  role: 'handler',
  // Class and type are taken one by one, and what the zones leave over is the block.
  extra: 'read as next',
  args: {
    class: one(qclass, 'class asked for; ANY for all'),
    type: one(qtype, 'type asked for; ANY for all', {
      formerly: [{ upTo: '1.7.1', value: withoutServiceTypes(qtype) }],
    }),
    zones: zones('zones it answers for; those of the server block when left out'),
  },
  body: properties({
    match: collected('names it answers: one pattern of all must match; every name when left out', {
      patterns: some(regex({ maxLength: 10_000 }), 'regular expressions for the lower-case name with its final dot', {
        formerly: [{ upTo: '1.13.2', value: regex() }],
      }),
    }),
    answer: collected('records of the answer section', { records: records('answer') }),
    additional: collected('records of the additional section', { records: records('additional') }),
    authority: collected('records of the authority section', { records: records('authority') }),
    rcode: property('response code; NOERROR when left out', rcode, { extra: 'read as next' }),
    ederror: property(
      'extended DNS error in the answer (RFC 8914)',
      {
        code: one(uint(16), 'number of the error, such as 15 for Blocked'),
        reason: optional(text('REASON', 'a text for people'), 'what happened, for people; quoted if it has blanks'),
      },
      { since: '1.10.1' },
    ),
    fallthrough: property('hands names that do not match to the next plugin', fallthroughZones),
    upstream: property('has no effect since 1.5.0: targets of CNAMEs are always looked up in this server', {
      ignored: many(text('WORD', 'nothing'), 'taken and thrown away'),
    }),
  }),
  formerly: [
    {
      upTo: '1.5.0',
      check({ answer, authority, rcode = 0 }, report) {
        if (answer.length === 0 && authority.length === 0 && rcode === 0)
          report('it has no answer; write answer, authority or rcode', { line: 'end', isMissing: true });
      },
    },
  ],
  claims: ({ zones, type, fallthrough }) => ({
    zones,
    fallthrough: fallthrough ?? [],
    ...(type === recordTypes.ANY ? {} : { types: [typeToString(type)] }),
  }),
});
