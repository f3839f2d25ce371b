import { parseIP } from '@corefile/golang';
import { defineRule } from '@corefile/linter';
import { nameRulesOf } from '../rewrites.ts';

export const rewriteToAddress = defineRule({
  name: 'rewrite-to-address',
  code: 'CF344',
  severity: 'warning',
  summary: 'A name is rewritten to an IP address, which is then looked up as a name.',
  why: '`rewrite` changes the name that is asked for, not the answer. An address is a name like any other to it: the server behind is asked for the records of `203.0.113.5.`, and there are none.',
  fix: 'Give the address in `hosts` or in a `template`.',
  bad: '.:53 {\n    rewrite name mail.example.org 203.0.113.5\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    rewrite name mail.example.org mx.example.org\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const { to } of nameRulesOf(file)) {
      if (!parseIP(to.text)) continue;
      report(to, {
        what: `${to.text} is looked up as a name, and there is none`,
        why: 'rewrite changes the question, not the answer',
        instead: 'write the address into hosts or a template',
      });
    }
  },
});
