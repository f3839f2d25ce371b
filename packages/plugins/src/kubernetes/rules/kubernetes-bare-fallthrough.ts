import { backendBehind, defineRule, insertAfter, meets, removeWords, unsafe } from '@corefile/linter';
import { instancesOf } from '../instances.ts';

export const kubernetesBareFallthrough = defineRule({
  name: 'kubernetes-bare-fallthrough',
  code: 'CF412',
  severity: 'info',
  summary: 'fallthrough without zones sends unknown names of the cluster to the outside.',
  why: 'Names outside of its zones pass `kubernetes` in any case; `fallthrough` is not needed for them. Without zones it also hands on each name of the cluster that does not exist, and with the usual search lists there are several for every look-up. The upstream servers cannot know them.',
  fix: 'Limit it to the reverse zones, `fallthrough in-addr.arpa ip6.arpa`, or remove it.',
  bad: '.:53 {\n    kubernetes cluster.local {\n        fallthrough\n    }\n    forward . /etc/resolv.conf\n}',
  good: '.:53 {\n    kubernetes cluster.local in-addr.arpa ip6.arpa {\n        fallthrough in-addr.arpa ip6.arpa\n    }\n    forward . /etc/resolv.conf\n}',
  check(file, report) {
    for (const { block, stanza } of instancesOf(file)) {
      const line = stanza.lines.findLast(({ name }) => name === 'fallthrough');
      const { zones } = stanza.config;
      if (!line || line.tokens.length > 0 || zones.includes('.')) continue;
      if (!backendBehind(block, stanza, ({ claim }) => meets(claim.zones, zones))) continue;
      const reverse = zones.filter(zone => zone.endsWith('.arpa.')).map(zone => zone.slice(0, -1));
      const removal = removeWords([line.keyword]);
      report(line.keyword, {
        what: 'every name of the cluster that does not exist is asked for outside',
        why: 'names of other zones go on without fallthrough too',
        instead: reverse.length > 0 ? `write fallthrough ${reverse.join(' ')}` : 'remove it',
        fixes:
          reverse.length > 0
            ? unsafe('Limit it to the reverse zones', insertAfter(line.keyword, ` ${reverse.join(' ')}`))
            : removal
              ? unsafe('Remove fallthrough', removal)
              : [],
      });
    }
  },
});
