import { defineRule, type Finding } from '@corefile/linter';
import { compareVersions, type Stanza } from '@corefile/schema';

export const chainOrderChanged = defineRule({
  name: 'chain-order-changed',
  code: 'CF705',
  severity: 'info',
  summary: 'acl stands in a block with rewrite or cache, and their order differs between releases.',
  why: 'The order of plugins is built into a release. Up to 1.14.1 `acl` came before `cache` and `rewrite`; from 1.14.2 to 1.14.6 it came behind both; since 1.14.7 the order is rewrite, autopath, acl, cache. So `acl` judges the name that `rewrite` has made of the question, or the question itself, depending on the release; and from 1.14.2 to 1.14.6 answers that `cache` has are given to everyone.',
  fix: 'Name both the old and the new names in `acl`, or test with the release that will run.',
  bad: '.:53 {\n    rewrite name pub.example.org x.secret.example.org\n    acl secret.example.org {\n        block\n    }\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    acl secret.example.org {\n        block\n    }\n    forward . 192.0.2.1\n}',
  check({ model }, report) {
    for (const { stanzas } of model.blocks) {
      const acl = stanzas.find(({ plugin }) => plugin.name === 'acl');
      if (!acl) continue;
      const rewrite = stanzas.find(({ plugin }) => plugin.name === 'rewrite');
      const cache = isCacheFirst(model.version) ? stanzas.find(({ plugin }) => plugin.name === 'cache') : undefined;
      if (rewrite) report(acl.head, rewriteFirst(rewrite));
      if (cache) report(acl.head, cacheFirst(cache));
    }
  },
});

/** Does the release run `cache` in front of `acl`? */
const isCacheFirst = (version: string | undefined): boolean =>
  version !== undefined && compareVersions(version, '1.14.2') >= 0 && compareVersions(version, '1.14.6') <= 0;

const rewriteFirst = ({ head }: Stanza): Finding => ({
  what: 'acl sees the names that rewrite has made, since CoreDNS 1.14.7',
  why: 'up to 1.14.1 it saw the names that were asked for',
  instead: 'name both in acl if the release may change',
  related: [{ message: 'rewrite', at: head }],
});

const cacheFirst = ({ head }: Stanza): Finding => ({
  what: 'acl does not see the queries that cache answers, from CoreDNS 1.14.2 to 1.14.6',
  why: 'whom acl blocks gets what others have asked for',
  instead: 'use another release, or give those clients a server block without cache',
  related: [{ message: 'answers before acl', at: head }],
  severity: 'warning',
});
