import { defineRule } from '@corefile/linter';
import { instancesOf } from '../instances.ts';

export const kubernetesInSeveralBlocks = defineRule({
  name: 'kubernetes-in-several-blocks',
  code: 'CF511',
  severity: 'info',
  summary: 'Each server block with kubernetes watches the whole cluster for itself.',
  why: 'Every `kubernetes` has connections and copies of all objects of its own: a second server block doubles memory and the load on the API server. The keys of one block share one.',
  fix: 'Put the keys together in front of one block where the rest of the plugins allows it.',
  bad: 'a.example.org:53 {\n    kubernetes a.example.org\n}\n.:53 {\n    kubernetes cluster.local\n    forward . /etc/resolv.conf\n}',
  good: '.:53 {\n    kubernetes cluster.local a.example.org\n    forward . /etc/resolv.conf\n}',
  check(file, report) {
    const [first, ...more] = instancesOf(file);
    for (const { stanza, block } of more) {
      if (!first || block === first.block) continue;
      report(stanza.head, {
        what: 'this server block watches the cluster a further time',
        why: 'memory and the load on the API server grow with each',
        instead: 'put the keys in front of one block if they can share its plugins',
        related: [{ message: 'the first', at: first.stanza.head }],
      });
    }
  },
});
