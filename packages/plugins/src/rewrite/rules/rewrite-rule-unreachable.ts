import { normalizeName } from '@corefile/dns';
import { compileRegexp } from '@corefile/golang';
import { defineRule, insertAfter, unsafe, zonesAbove } from '@corefile/linter';
import { type NameRewrite, type Rewrite, rewritesOf } from '../rewrites.ts';

/** Patterns are tried one by one on the names behind them: more than a person writes are left out. */
const MOST_PATTERNS = 50;

interface Earlier {
  readonly stanza: Rewrite;
  readonly rule: NameRewrite;
}

export const rewriteRuleUnreachable = defineRule({
  name: 'rewrite-rule-unreachable',
  code: 'CF347',
  severity: 'warning',
  summary: 'A rule is meant for names that a rule above has dealt with already.',
  why: 'The first rule that applies ends the work unless it says `continue`. A later rule for the same name never applies, and one for the name that the first has made does not see it.',
  fix: 'Write `rewrite continue …` for the first, or put the more special rule first.',
  bad: '.:53 {\n    rewrite name regex ^(.*)\\.old\\.example\\.org\\.$ {1}.new.example.org answer auto\n    rewrite name web.new.example.org lb.example.org\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    rewrite continue name regex ^(.*)\\.old\\.example\\.org\\.$ {1}.new.example.org answer auto\n    rewrite name web.new.example.org lb.example.org\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const { stanzas } of rewritesOf(file)) {
      const exact = new Map<string, Earlier>();
      const made = new Map<string, Earlier>();
      const suffixes = new Map<string, Earlier>();
      const patterns: Earlier[] = [];
      for (const stanza of stanzas) {
        const { rule, mode } = stanza.config;
        if (rule.kind !== 'name') continue;
        if (rule.match === 'exact') {
          const name = normalizeName(rule.from);
          const taker =
            exact.get(name) ?? above(suffixes, name) ?? patterns.find(earlier => matches(earlier.rule.from, name));
          const maker = made.get(name) ?? above(made, name);
          const first = taker ?? maker;
          if (first) {
            const fixable = !first.stanza.args.bindings.some(({ path }) => path[0] === 'mode');
            report(stanza.head, {
              what: taker
                ? `this rule is never tried for ${name}: a rule above applies to it first`
                : `this rule does not see names that the rule above has turned into ${name}`,
              why: 'the first rule that applies ends the work unless it says continue',
              instead: taker ? 'put this rule first' : 'write continue in the first',
              related: [{ message: 'applies first', at: first.stanza.head }],
              fixes: fixable ? unsafe('Let the first rule continue', insertAfter(first.stanza.head, ' continue')) : [],
            });
          }
        }
        if (mode === 'continue') continue;
        const earlier = { stanza, rule };
        const to = normalizeName(rule.to);
        if (rule.match === 'exact') {
          if (!exact.has(normalizeName(rule.from))) exact.set(normalizeName(rule.from), earlier);
          if (normalizeName(rule.from) !== to) made.set(to, earlier);
        } else if (rule.match === 'suffix') {
          suffixes.set(normalizeName(rule.from).replace(/^\./, ''), earlier);
          if (to.startsWith('.')) made.set(to.slice(1), earlier);
        } else if (rule.match === 'regex') {
          if (patterns.length < MOST_PATTERNS) patterns.push(earlier);
          const tail = /^\{\d\}\.([a-z0-9._-]+)$/.exec(to)?.[1];
          if (tail) made.set(tail, earlier);
        }
      }
    }
  },
});

/** A rule for a zone above the name, not for the name itself. */
const above = (rules: ReadonlyMap<string, Earlier>, name: string): Earlier | undefined => {
  for (const zone of zonesAbove(name).slice(1)) {
    const found = rules.get(zone);
    if (found && found.rule.match !== 'exact') return found;
  }
  return undefined;
};

const matches = (pattern: string, name: string): boolean => {
  const regexp = compileRegexp(pattern);
  return regexp.ok && regexp.value.matches(name);
};
