import { defineRule, replaceWord, unsafe, within } from '@corefile/linter';
import { nameRulesOf } from '../rewrites.ts';

export const rewriteMatchesTooMuch = defineRule({
  name: 'rewrite-matches-too-much',
  code: 'CF342',
  severity: 'warning',
  summary: 'The rule also matches names it is hardly meant for.',
  why: 'A regular expression matches anywhere in the name, and its dots stand for any character: `api.example.org` also matches `my-apixexample.org.evil.net.`, and the whole name is replaced. In the same way `suffix example.org` matches `notexample.org`.',
  fix: 'Escape the dots and hold the pattern with `^` and `\\.$`; begin a suffix with a dot.',
  bad: '.:53 {\n    rewrite name regex api.example.org internal.example.org answer auto\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    rewrite name regex ^api\\.example\\.org\\.$ internal.example.org answer auto\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const { rule, from, block } of nameRulesOf(file)) {
      const pattern = from.text;
      if (rule.match === 'suffix') {
        const zone = `${pattern.toLowerCase().replace(/\.$/, '')}.`;
        if (pattern.startsWith('.') || block.zones.every(each => within([zone], each))) continue;
        report(from, {
          what: `names that merely end in ${pattern}, such as not${pattern}, are changed too`,
          instead: `write .${pattern} (and a rule of its own for ${pattern} itself)`,
        });
      }
      if (rule.match !== 'regex' || !/^[a-z0-9-]+(\.[a-z0-9-]+)+\.?$/i.test(pattern)) continue;
      const instead = `^${pattern.replace(/\.$/, '').replaceAll('.', '\\.')}\\.$`;
      report(from, {
        what: 'the pattern matches anywhere in a name, and its dots any character',
        why: 'the whole of such a name is replaced',
        instead: `write ${instead}`,
        fixes: from.token.text === pattern ? unsafe(`Write ${instead}`, replaceWord(from, instead)) : [],
      });
    }
  },
});
