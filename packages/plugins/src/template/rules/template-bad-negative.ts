import { rcodes, recordTypes } from '@corefile/dns';
import { defineRule, replaceWord, safe } from '@corefile/linter';
import { templatesOf } from '../templates.ts';

export const templateBadNegative = defineRule({
  name: 'template-bad-negative',
  code: 'CF352',
  severity: 'warning',
  summary: 'NXDOMAIN for one type denies the name itself.',
  why: 'NXDOMAIN says that the name does not exist, whatever the type. Resolvers that ask for A and AAAA at once, such as musl in Alpine images, take it as the answer for both: a template that should only hide IPv6 addresses makes the whole name disappear. That there are no records of a type is said by NOERROR with no answer, and an SOA record in the authority section lets it be cached.',
  fix: 'Use `rcode NOERROR`, with an `authority` line that gives an SOA record.',
  bad: '.:53 {\n    template ANY AAAA {\n        rcode NXDOMAIN\n    }\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    template ANY AAAA {\n        rcode NOERROR\n        authority "{{ .Zone }} 60 IN SOA ns.example.org. root.example.org. 1 60 60 60 60"\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const { stanzas } of templatesOf(file)) {
      for (const stanza of stanzas) {
        const { type, rcode, answer } = stanza.config;
        if (!stanza.valid || type === recordTypes.ANY || rcode !== rcodes.NXDOMAIN || answer.length > 0) continue;
        const word = stanza.lines.findLast(({ name }) => name === 'rcode')?.tokens[0];
        const asked = stanza.args.tokens[1]?.text ?? '';
        report(word ?? stanza.head, {
          what: `NXDOMAIN for ${asked} says that the name does not exist for any type`,
          why: 'some clients then drop the addresses of the other types too',
          instead: 'use NOERROR with an SOA record in authority',
          fixes: word ? safe('Answer NOERROR', replaceWord(word, 'NOERROR')) : [],
        });
      }
    }
  },
});
