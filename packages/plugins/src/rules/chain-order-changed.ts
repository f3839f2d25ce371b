import { defineRule } from '@corefile/linter';

export const chainOrderChanged = defineRule({
  name: 'chain-order-changed',
  code: 'CF705',
  severity: 'info',
  summary: 'acl and rewrite stand in one block, and their order differs between releases.',
  why: 'The order of plugins is built into a release. Up to 1.14.1 `acl` came before `cache` and `rewrite`; from 1.14.2 to 1.14.6 it came behind both; since 1.14.7 the order is rewrite, autopath, acl, cache. So `acl` judges the name that `rewrite` has made of the question, or the question itself, depending on the release.',
  fix: 'Name both the old and the new names in `acl`, or test with the release that will run.',
  bad: '.:53 {\n    rewrite name pub.example.org x.secret.example.org\n    acl secret.example.org {\n        block\n    }\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    acl secret.example.org {\n        block\n    }\n    forward . 192.0.2.1\n}',
  check({ model }, report) {
    for (const { stanzas } of model.blocks) {
      const acl = stanzas.find(({ plugin }) => plugin.name === 'acl');
      const rewrite = stanzas.find(({ plugin }) => plugin.name === 'rewrite');
      if (!acl || !rewrite) continue;
      report(acl.head, {
        what: 'acl sees the names that rewrite has made, since CoreDNS 1.14.7',
        why: 'up to 1.14.1 it saw the names that were asked for',
        instead: 'name both in acl if the release may change',
        related: [{ message: 'rewrite', at: rewrite.head }],
      });
    }
  },
});
