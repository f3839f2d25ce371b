import { defineRule, insertAfter, unsafe, within } from '@corefile/linter';
import { instancesOf } from '../instances.ts';

export const kubernetesOwnsRoot = defineRule({
  name: 'kubernetes-owns-root',
  code: 'CF411',
  severity: 'warning',
  summary: 'kubernetes has the root zone, and so every name there is.',
  why: 'Without an argument `kubernetes` takes the zones of the server block. In a block of `.` it is then authoritative for all of DNS: names of the outside do not exist, and `forward` gets no query.',
  fix: 'Name the domain of the cluster: `kubernetes cluster.local`.',
  bad: '.:53 {\n    kubernetes\n    forward . /etc/resolv.conf\n}',
  good: '.:53 {\n    kubernetes cluster.local\n    forward . /etc/resolv.conf\n}',
  check(file, report) {
    for (const { stanza } of instancesOf(file)) {
      const { zones, fallthrough = [] } = stanza.config;
      if (!stanza.valid || !zones.includes('.') || within(fallthrough, '.')) continue;
      const bare = stanza.args.tokens.length === 0;
      report(stanza.head, {
        what: 'kubernetes answers for every name there is, and nothing reaches the plugins behind it',
        why: bare
          ? 'it has no zone of its own and takes that of the server block, the root'
          : 'the root is among its zones',
        instead: 'name the domain of the cluster, usually cluster.local',
        fixes: bare ? unsafe('Limit it to cluster.local', insertAfter(stanza.head, ' cluster.local')) : [],
      });
    }
  },
});
