import { defineRule, pluginNames } from '@corefile/linter';
import { placeOf } from '@corefile/schema';
import { instancesOf } from '../instances.ts';

export const podsVerifiedCost = defineRule({
  name: 'pods-verified-cost',
  code: 'CF510',
  severity: 'info',
  summary: 'pods verified watches every pod of the cluster.',
  why: '`pods verified` keeps all pods in memory and follows each change of them. Memory and the load on the API server grow with their number. It is needed for `autopath @kubernetes`, and to deny names such as `1-2-3-4.NAMESPACE.pod.cluster.local` of pods that do not exist.',
  fix: 'Use `pods insecure` or `pods disabled` if neither matters.',
  bad: '.:53 {\n    kubernetes cluster.local {\n        pods verified\n    }\n    forward . /etc/resolv.conf\n}',
  good: '.:53 {\n    kubernetes cluster.local {\n        pods insecure\n    }\n    forward . /etc/resolv.conf\n}',
  check(file, report) {
    for (const { block, stanza } of instancesOf(file)) {
      if (stanza.config.pods !== 'verified' || pluginNames(block, file).has('autopath')) continue;
      report(placeOf(stanza, 'pods'), {
        what: 'every pod of the cluster is watched and kept in memory',
        instead: 'use pods insecure or disabled unless the names of pods must be checked',
      });
    }
  },
});
