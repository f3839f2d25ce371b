import { addOption, backendBehind, defineRule, meets, safe, within, wordsFor } from '@corefile/linter';
import { normalizeZones } from '@corefile/schema';
import { instancesOf } from '../instances.ts';

const reverse = ['in-addr.arpa.', 'ip6.arpa.'];

export const kubernetesReverseNoFallthrough = defineRule({
  name: 'kubernetes-reverse-no-fallthrough',
  code: 'CF410',
  severity: 'warning',
  summary: 'kubernetes claims all reverse zones and hands none of their names on.',
  why: 'With `in-addr.arpa` or `ip6.arpa` among its zones and no `fallthrough` for them, `kubernetes` answers NXDOMAIN for every address that is none of the cluster. Reverse look-ups of all other machines fail, and with them logins and mail that wait for such a name.',
  fix: 'Add `fallthrough in-addr.arpa ip6.arpa`, or claim only the networks of pods and services, such as `10.96.0.0/12`.',
  bad: '.:53 {\n    kubernetes cluster.local in-addr.arpa ip6.arpa {\n        pods insecure\n    }\n    forward . /etc/resolv.conf\n}',
  good: '.:53 {\n    kubernetes cluster.local in-addr.arpa ip6.arpa {\n        pods insecure\n        fallthrough in-addr.arpa ip6.arpa\n    }\n    forward . /etc/resolv.conf\n}',
  check(file, report) {
    for (const { block, stanza } of instancesOf(file)) {
      const { zones, fallthrough = [] } = stanza.config;
      const caught = reverse.filter(zone => zones.includes(zone) && !within(fallthrough, zone));
      if (!stanza.valid || caught.length === 0) continue;
      if (!backendBehind(block, stanza, ({ claim }) => meets(claim.zones, caught))) continue;
      const at = wordsFor(stanza, 'zones').find(({ text }) => caught.includes(normalizeZones(text)[0] ?? ''));
      const line = stanza.lines.some(({ name }) => name === 'fallthrough');
      const names = caught.map(zone => zone.slice(0, -1)).join(' ');
      const edit = line ? undefined : addOption(stanza, `fallthrough ${names}`);
      report(at ?? stanza.head, {
        what: `addresses outside of the cluster have no names: kubernetes answers NXDOMAIN for all of ${names.replace(' ', ' and ')}`,
        instead: `add fallthrough ${names}, or name only the networks of the cluster`,
        fixes: edit ? safe(`Add fallthrough ${names}`, edit) : [],
      });
    }
  },
});
