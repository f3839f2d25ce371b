import { contains, parseCIDR, parseIP } from '@corefile/golang';
import { defineRule } from '@corefile/linter';
import { resolverName } from '../known-resolvers.ts';
import { forwardsOf, upstreamsOf } from '../upstream-words.ts';

const privateNetworks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'].flatMap(text => {
  const read = parseCIDR(text);
  return read.ok ? [read.value.net] : [];
});
const NXDOMAIN = 3;

export const forwardMixedResolvers = defineRule({
  name: 'forward-mixed-resolvers',
  code: 'CF322',
  severity: 'warning',
  summary: 'Private and public servers stand in one list, but any of them may be asked for any name.',
  why: '`forward` expects that all its servers know the same. It chooses one at random, and takes its answer as final, NXDOMAIN included: only a server that does not respond is passed over. With an internal and a public one in the list, internal names do not exist for a part of the queries. `policy sequential` only makes it rarer.',
  fix: 'Give the internal zone a `forward` or server block of its own. Where servers must be asked one after the other, use `failover NXDOMAIN` or a second `forward` behind `next NXDOMAIN`.',
  bad: '.:53 {\n    forward . 10.0.0.53 8.8.8.8\n}',
  good: '.:53 {\n    forward corp.example 10.0.0.53\n    forward . 8.8.8.8\n}',
  check(file, report) {
    for (const { stanza } of forwardsOf(file)) {
      if (!stanza.valid || stanza.config.failover.flat().includes(NXDOMAIN)) continue;
      const upstreams = upstreamsOf(stanza);
      const internal = upstreams.find(({ host }) => {
        const ip = parseIP(host);
        return ip !== undefined && privateNetworks.some(network => contains(network, ip));
      });
      const open = upstreams.find(({ host }) => resolverName(host) !== undefined);
      if (!internal || !open) continue;
      report(internal.at, {
        what: `the private server ${internal.host} and the public ${open.host} are asked for the same names`,
        why: 'one is chosen at random and its answer is final, so that names only one knows fail now and then',
        instead: 'give the private zones a forward of their own, or add failover NXDOMAIN',
        related: [{ message: 'a public resolver', at: open.at }],
      });
    }
  },
});
