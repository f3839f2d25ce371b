import { addOption, defineRule, replaceWord, soundBlocks, stanzasOf, unsafe } from '@corefile/linter';
import type { schema as kubernetes } from '../../kubernetes/schema.ts';
import type { schema } from '../schema.ts';

export const autopathNeedsPodsVerified = defineRule({
  name: 'autopath-needs-pods-verified',
  code: 'CF414',
  severity: 'warning',
  summary: 'autopath @kubernetes does nothing without pods verified.',
  why: 'The search path depends on the namespace of the pod that asks, and `kubernetes` knows which pod has an address only with `pods verified`. In every other mode `autopath` passes each query on unchanged.',
  fix: 'Write `pods verified` (it watches every pod, which costs memory), or remove `autopath`.',
  bad: '.:53 {\n    autopath @kubernetes\n    kubernetes cluster.local {\n        pods insecure\n    }\n    forward . /etc/resolv.conf\n}',
  good: '.:53 {\n    autopath @kubernetes\n    kubernetes cluster.local {\n        pods verified\n    }\n    forward . /etc/resolv.conf\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      const [cluster] = stanzasOf<typeof kubernetes>(block, 'kubernetes');
      if (!cluster?.valid || cluster.config.pods === 'verified') continue;
      const line = cluster.lines.findLast(({ name }) => name === 'pods');
      const mode = line?.tokens[0];
      const edit = mode ? replaceWord(mode, 'verified') : addOption(cluster, 'pods verified');
      for (const stanza of stanzasOf<typeof schema>(block, 'autopath')) {
        const { resolv } = stanza.config;
        if (resolv.kind !== 'plugin' || resolv.plugin !== 'kubernetes') continue;
        report(stanza.head, {
          what: 'autopath does nothing here',
          why: `kubernetes knows the pod that asks only with pods verified, not ${cluster.config.pods ?? 'disabled'}`,
          instead: 'write pods verified, or remove autopath',
          related: [{ message: 'its mode', at: mode ?? cluster.head }],
          fixes: edit ? unsafe('Write pods verified', edit) : [],
        });
      }
    }
  },
});
