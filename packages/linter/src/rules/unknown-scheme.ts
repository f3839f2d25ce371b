import { defineRule, rangeOf } from '../rule.ts';
import { safe } from '../words.ts';

const schemes = ['dns', 'tls', 'quic', 'grpc', 'https', 'https3'];

export const unknownScheme = defineRule({
  name: 'unknown-scheme',
  code: 'CF388',
  severity: 'warning',
  summary: 'CoreDNS does not know the scheme, and takes it for a part of the zone.',
  why: 'The schemes are `dns`, `tls`, `quic`, `grpc`, `https` and `https3`, in lower case. Any other text with `://` is read as a zone of plain DNS, for which nobody asks. `unix://` is accepted, but no server is ever made for it.',
  fix: 'Write one of the schemes, or none for plain DNS over UDP and TCP.',
  bad: 'udp://.:53 {\n    forward . 192.0.2.1\n}',
  good: 'dns://.:53 {\n    forward . 192.0.2.1\n}',
  check({ model }, report) {
    for (const { loaded } of model.blocks) {
      for (const { token, text } of loaded.keys) {
        const [lead, scheme = ''] = /^([A-Za-z][\w+.-]*):\/\//.exec(text) ?? [];
        if (lead === undefined || schemes.includes(scheme)) continue;
        const lower = scheme.toLowerCase();
        const instead = schemes.includes(lower) ? `${lower}://` : ['udp', 'tcp'].includes(lower) ? '' : undefined;
        const { source, start } = rangeOf(token);
        const range = { source, start, end: start + lead.length };
        const isVerbatim = source.text.slice(start, range.end) === lead;
        report(token, {
          what: `'${lead}' is not a scheme of CoreDNS`,
          why: scheme === 'unix' ? 'no server is made for it' : 'it becomes a part of the zone, for which nobody asks',
          instead:
            instead === '' ? 'leave it away' : `write ${instead ?? schemes.join('://, ')}${instead ? '' : '://'}`,
          fixes:
            instead !== undefined && isVerbatim
              ? safe(instead === '' ? 'Leave it away' : `Write ${instead}`, { range, text: instead })
              : [],
        });
      }
    }
  },
});
