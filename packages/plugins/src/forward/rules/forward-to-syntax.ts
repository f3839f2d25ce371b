import { defineRule, rangeOf, safe, stanzaAt, wordsFor, written } from '@corefile/linter';
import { Fault } from '@corefile/schema';
import { readUpstreams } from '../upstreams.ts';

/** What people write around an address that CoreDNS does not take, and the address alone. */
const repairs: readonly (readonly [RegExp, string])[] = [
  [/,+$/, ''],
  [/^(?:udp|tcp):\/\//, ''],
  [/^(https:\/\/[^/]*)\/.*$/, '$1'],
  [/^([^%@]*)@(\d+)$/, '$1:$2'],
  [/^(\/.*):53$/, '$1'],
];

const repaired = (text: string): string =>
  repairs.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);

export const forwardToSyntax = defineRule({
  name: 'forward-to-syntax',
  code: 'CF220',
  severity: 'error',
  summary: 'forward cannot read one of its upstreams.',
  why: 'An upstream is `[SCHEME://]ADDRESS[:PORT]` with the schemes `dns`, `tls` and (since 1.14.5) `https`, or the path of a file like resolv.conf. There are no commas between upstreams, no paths behind `https://`, no port behind a file or an `@`, no `quic://` and `grpc://`, and 15 upstreams at most.',
  fix: 'Write addresses with blanks between them: `forward . 192.0.2.1 tls://192.0.2.2:853 https://192.0.2.3`.',
  bad: '.:53 {\n    forward . https://192.0.2.2/dns-query\n}',
  good: '.:53 {\n    forward . https://192.0.2.2\n}',
  refines: ['invalid-value', 'inconsistent-options'],
  refine({ about }, { model }) {
    const place = stanzaAt(model, about);
    if (place?.stanza.plugin.name !== 'forward' || place.line || place.binding?.path[0] !== 'to') return undefined;
    const edits = wordsFor(place.stanza, 'to').flatMap(token => {
      const range = rangeOf(token);
      const text = repaired(written(range));
      return text === written(range) || text === '' ? [] : [{ range, text }];
    });
    const wrong = wordsFor(place.stanza, 'to').find(({ text }) => readUpstreams([text]) instanceof Fault);
    return { ...(wrong ? { at: wrong } : {}), fixes: edits.length > 0 ? safe('Write addresses alone', ...edits) : [] };
  },
});
