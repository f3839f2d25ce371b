import { compileRegexp } from '@corefile/golang';
import { defineRule, replaceWord, safe } from '@corefile/linter';
import { nameRulesOf } from '../rewrites.ts';

export const rewriteGroupSyntax = defineRule({
  name: 'rewrite-group-syntax',
  code: 'CF343',
  severity: 'warning',
  summary: 'Groups of a pattern are written {1}; anything else stays in the name as it is.',
  why: 'In the new name CoreDNS replaces `{1}`, `{2}` and so on by the groups of the pattern. `$1` and `\\1` are ordinary characters to it, and a number beyond the groups there are stays as well: the name that comes out does not exist.',
  fix: 'Write `{1}`, and count the groups.',
  bad: '.:53 {\n    rewrite name regex ^(.*)\\.old\\.example\\.org\\.$ $1.new.example.org answer auto\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    rewrite name regex ^(.*)\\.old\\.example\\.org\\.$ {1}.new.example.org answer auto\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const { rule, to } of nameRulesOf(file)) {
      if (rule.match !== 'regex') continue;
      const foreign = /\$\{?\d|\\\d/.exec(to.text);
      const regexp = compileRegexp(rule.from);
      const groups = regexp.ok ? regexp.value.subexpNames.length - 1 : 0;
      const beyond = [...to.text.matchAll(/\{(\d+)\}/g)].find(([, number]) => Number(number) > groups);
      const text = to.text.replace(/\$\{?(\d)\}?|\\(\d)/g, (_, a, b) => `{${a ?? b}}`);
      if (foreign)
        report(to, {
          what: `'${foreign[0]}' is no group and stays in the name`,
          instead: `write ${text}`,
          fixes: to.token.text === to.text ? safe(`Write ${text}`, replaceWord(to, text)) : [],
        });
      else if (beyond)
        report(to, {
          what: `${beyond[0]} stays in the name: the pattern has ${groups === 1 ? 'one group' : `${groups} groups`}`,
          instead: 'count the groups from {1}',
        });
    }
  },
});
