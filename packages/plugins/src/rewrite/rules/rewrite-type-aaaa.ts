import { recordTypes } from '@corefile/dns';
import { defineRule } from '@corefile/linter';
import { rewritesOf, wordOf } from '../rewrites.ts';

export const rewriteTypeAaaa = defineRule({
  name: 'rewrite-type-aaaa',
  code: 'CF345',
  severity: 'info',
  summary: 'Questions for AAAA are answered with A records.',
  why: 'The rule turns the question for an IPv6 address into one for an IPv4 address and turns only the question back: the client asked for AAAA and gets A. Some resolvers reject such an answer. A rule that stops here also keeps later ones from these queries.',
  fix: 'Answer AAAA with nothing: `template ANY AAAA` with `rcode NOERROR`.',
  bad: '.:53 {\n    rewrite stop type AAAA A\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    template ANY AAAA {\n        rcode NOERROR\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const { stanzas } of rewritesOf(file)) {
      for (const stanza of stanzas) {
        const { rule } = stanza.config;
        if (rule.kind !== 'type' || rule.from !== recordTypes.AAAA || rule.to !== recordTypes.A) continue;
        report(wordOf(stanza, 'from') ?? stanza.head, {
          what: 'a question for AAAA is answered with A records',
          instead: 'use template ANY AAAA with rcode NOERROR to have none',
        });
      }
    }
  },
});
