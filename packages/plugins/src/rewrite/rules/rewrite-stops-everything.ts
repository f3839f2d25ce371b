import { defineRule, insertAfter, safe } from '@corefile/linter';
import { type Rewrite, rewritesOf } from '../rewrites.ts';

export const rewriteStopsEverything = defineRule({
  name: 'rewrite-stops-everything',
  code: 'CF346',
  severity: 'warning',
  summary: 'This rule applies to every query, so that none behind it is tried.',
  why: 'Unless it says `continue`, the first rule that applies is the last. Rules for `cname` and `edns0 … set` apply to every query whatever its name, as do `ttl` and `rcode` for a pattern that fits all names. Behind them no rule is ever tried.',
  fix: 'Write `rewrite continue …`, or put the rule behind the others.',
  bad: '.:53 {\n    rewrite cname exact a.example.org. b.example.org.\n    rewrite name old.example.org new.example.org\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    rewrite continue cname exact a.example.org. b.example.org.\n    rewrite name old.example.org new.example.org\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const { stanzas } of rewritesOf(file)) {
      const index = stanzas.findIndex(appliesAlways);
      const stanza = stanzas[index];
      const next = stanzas[index + 1];
      if (!stanza || !next) continue;
      const mode = stanza.args.bindings.find(({ path }) => path[0] === 'mode');
      report(stanza.head, {
        what: `none of the ${stanzas.length - index - 1} rules behind this one is tried`,
        why: 'it applies to every query, and ends the work without continue',
        instead: 'write rewrite continue, or move it behind the others',
        related: [{ message: 'never tried', at: next.head }],
        fixes: mode ? [] : safe('Go on behind it', insertAfter(stanza.head, ' continue')),
      });
    }
  },
});

function appliesAlways({ config: { mode, rule } }: Rewrite): boolean {
  if (mode === 'continue') return false;
  switch (rule.kind) {
    case 'cname':
      return true;
    case 'edns0':
      return rule.option.action.kind === 'set';
    case 'ttl':
    case 'rcode':
      return (
        (rule.match === 'regex' && /^\^?\(?\.\*\)?\$?$/.test(rule.name)) ||
        (rule.match === 'suffix' && rule.name === '.')
      );
    default:
      return false;
  }
}
