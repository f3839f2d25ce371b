import { quoteMeta } from '@corefile/golang';
import { defineRule, safe, span } from '@corefile/linter';
import { rewritesOf, wordOf } from '../rewrites.ts';

export const rewritePartialLabel = defineRule({
  name: 'rewrite-partial-label',
  code: 'CF341',
  severity: 'warning',
  summary: 'A part of a label never matches, because it gets a dot at its end.',
  why: 'With `prefix` and `substring` CoreDNS puts a dot behind what is looked for: `dev-` becomes `dev-.` and matches only where a label ends so. Names such as `dev-a.example.org` are never changed.',
  fix: 'Use `regex`: `rewrite name regex ^dev-(.*)$ prod-{1} answer auto`.',
  bad: '.:53 {\n    rewrite name prefix dev- prod- answer auto\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    rewrite name regex ^dev-(.*)$ prod-{1} answer auto\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const { stanzas } of rewritesOf(file)) {
      for (const stanza of stanzas) {
        const { rule } = stanza.config;
        if (!('match' in rule) || (rule.match !== 'prefix' && rule.match !== 'substring') || rule.kind === 'cname')
          continue;
        const at = wordOf(stanza, rule.kind === 'name' ? 'from' : 'name');
        if (!at || !/[-_]$/.test(at.text)) continue;
        const match = wordOf(stanza, 'match');
        const to = wordOf(stanza, 'to');
        const instead =
          rule.kind === 'name' && rule.match === 'prefix'
            ? `regex ^${quoteMeta(rule.from)}(.*)$ ${rule.to}{1}`
            : undefined;
        const whole = match && to && match.token.source === to.token.source ? span(match.token, to.token) : undefined;
        report(at, {
          what: `'${at.text}' is looked for as '${at.text}.', which hardly any name has`,
          instead: `use a regular expression${instead ? `: ${instead}` : ''}`,
          fixes: instead && whole ? safe('Write it as a regular expression', { range: whole, text: instead }) : [],
        });
      }
    }
  },
});
