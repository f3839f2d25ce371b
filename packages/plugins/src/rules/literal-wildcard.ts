import { quoteMeta } from '@corefile/golang';
import { defineRule, replaceWord, safe, span } from '@corefile/linter';
import { forwardsOf } from '../forward/upstream-words.ts';
import { nameRulesOf, wordOf } from '../rewrite/rewrites.ts';

export const literalWildcard = defineRule({
  name: 'literal-wildcard',
  code: 'CF349',
  severity: 'warning',
  summary: 'A star is an ordinary character here, so that the name is never met.',
  why: '`rewrite` compares names as they are written, and `except` of `forward` compares zones: `*.example.org` is the one name that begins with a star. `except example.org` holds for all names below it without any star.',
  fix: 'Use a regular expression in `rewrite`; drop `*.` in `except`.',
  bad: '.:53 {\n    rewrite name *.old.example.org lb.example.org\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    rewrite name regex ^(.*)\\.old\\.example\\.org\\.$ lb.example.org answer auto\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const { stanza, rule, from, to } of nameRulesOf(file)) {
      if (rule.match === 'regex' || !from.text.includes('*')) continue;
      const rest = /^\*\.([^*]+?)\.?$/.exec(from.text)?.[1];
      const instead = rest && `regex ^(.*)\\.${quoteMeta(rest)}\\.$ ${to.text} answer auto`;
      const start = wordOf(stanza, 'match') ?? from;
      const simple =
        instead && rule.answers.length === 0 && stanza.tokens.at(-1) === to && start.token.source === to.token.source;
      report(from, {
        what: `the star in ${from.text} is an ordinary character, and no such name is asked for`,
        instead: `use a regular expression${instead ? `: ${instead}` : ''}`,
        fixes: simple
          ? safe('Write it as a regular expression', { range: span(start.token, to.token), text: instead })
          : [],
      });
    }
    for (const { stanza } of forwardsOf(file)) {
      for (const line of stanza.lines) {
        if (line.name !== 'except') continue;
        for (const at of line.tokens) {
          if (!at.text.startsWith('*.')) continue;
          const text = at.text.slice(2);
          report(at, {
            what: `the star in ${at.text} is an ordinary character: nothing is excepted`,
            instead: `write ${text}, which holds for all names below it`,
            fixes: at.text === at.token.text ? safe(`Write ${text}`, replaceWord(at, text)) : [],
          });
        }
      }
    }
  },
});
