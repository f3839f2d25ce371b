import { isDomainName, normalizeName } from '@corefile/dns';
import { parseIP } from '@corefile/golang';
import { answering, defineRule, isBackend, knownBlocks, meets, routingOf, within } from '@corefile/linter';
import { nameRulesOf } from '../rewrite/rewrites.ts';

export const rewriteTargetOutsideBlock = defineRule({
  name: 'rewrite-target-outside-block',
  code: 'CF348',
  severity: 'warning',
  summary: 'The rewritten name is answered by no plugin of this server block.',
  why: 'The server block is chosen by the name that was asked for, before `rewrite` changes it, and stays the same. The plugins of this very block must be able to answer the new name; that another block has its zone does not help.',
  fix: 'Add the plugin that answers the new name to this block, forward it to this server itself, or write the rule into a block that has both names.',
  bad: 'db.example.org:53 {\n    rewrite name db.example.org db.default.svc.cluster.local\n    hosts {\n        10.0.0.1 x.db.example.org\n    }\n}\ncluster.local:53 {\n    kubernetes\n}',
  good: 'db.example.org:53 {\n    rewrite name db.example.org db.default.svc.cluster.local\n    kubernetes cluster.local\n}',
  check(file, report) {
    const routing = routingOf(file.model);
    const blocks = new Set(knownBlocks(file));
    for (const { block, rule, to } of nameRulesOf(file)) {
      if (!blocks.has(block)) continue;
      const target = targetOf(rule.to);
      if (target === undefined) continue;
      const plugins = answering(block).filter(isBackend);
      if (plugins.length === 0) continue;
      const answers = plugins.filter(({ claim }) =>
        rule.match === 'exact' ? within(claim.zones, target) : meets(claim.zones, [target]),
      );
      const [address] = block.addresses;
      const listener = address && routing.listenerAt({ ...address, host: block.facts.listenHosts?.[0] ?? '' });
      const other = listener && routing.blockFor(listener, target);
      const place = other && other !== block ? other.loaded.keys[0] : undefined;
      if (answers.length > 0) continue;
      report(to, {
        what: `no plugin of this server block answers ${target}`,
        why: 'the block was chosen by the name before it is rewritten, and is not chosen anew',
        instead: 'add a plugin that answers it here, such as forward',
        related: place ? [{ message: 'has the zone, but does not get the query', at: place.token }] : [],
      });
    }
  },
});

/** What the new name ends in, as far as it is written out; undefined if that says nothing. */
function targetOf(to: string): string | undefined {
  const tail = to.slice(to.lastIndexOf('}') + 1).replace(/^[^.]*\./, text => (to.includes('}') ? '' : text));
  if (tail === '' || parseIP(to) || !isDomainName(tail) || !tail.replace(/\.$/, '').includes('.')) return undefined;
  return normalizeName(tail.replace(/^\./, ''));
}
