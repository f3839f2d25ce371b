import { defineRule, insertAfter, safe } from '@corefile/linter';
import { nameRulesOf } from '../rewrites.ts';

export const rewriteNoAnswer = defineRule({
  name: 'rewrite-no-answer',
  code: 'CF340',
  severity: 'warning',
  summary: 'The answer carries the rewritten name, not the one that was asked for.',
  why: 'CoreDNS puts the question back as it was, but in the records of the answer the name stays changed unless the rule is `exact` or has an `answer`. Many resolvers throw away records that belong to another name than the one they asked for.',
  fix: 'Append `answer auto` (since 1.8.4).',
  bad: '.:53 {\n    rewrite name regex ^(.*)\\.ext\\.example\\.org\\.$ {1}.int.example.org\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    rewrite name regex ^(.*)\\.ext\\.example\\.org\\.$ {1}.int.example.org answer auto\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const { rule, to, stanza } of nameRulesOf(file)) {
      if (rule.match === 'exact' || rule.answers.length > 0) continue;
      // the rule's own line or, in a block, a line of its own
      const inBlock = stanza.tokens.at(-1)?.text === '}';
      const edit = insertAfter(to, inBlock ? '\n        answer auto' : ' answer auto');
      report(to, {
        what: 'the answer keeps the changed name',
        why: `for ${rule.match} the names in it are not changed back by themselves, and many clients drop such records`,
        instead: 'append answer auto',
        fixes: safe('Change the names in the answer back', edit),
      });
    }
  },
});
