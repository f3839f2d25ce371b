import { defineRule } from '@corefile/linter';
import { forwardsOf, upstreamsOf } from '../upstream-words.ts';

export const forwardHostnameUpstream = defineRule({
  name: 'forward-hostname-upstream',
  code: 'CF323',
  severity: 'warning',
  summary: 'A host name as upstream is looked up once, when CoreDNS starts.',
  why: 'Since 1.14.4 `forward` takes host names; before, CoreDNS did not start. The name is looked up at start and at each reload through the resolver of the machine, or through `resolver`. If that fails, CoreDNS does not start, which is certain where it is itself the resolver of the machine. When the address changes later, queries go to the old one.',
  fix: 'Write the address, in a cluster the ClusterIP of the service.',
  bad: '.:53 {\n    forward . dns.example.net\n}',
  good: '.:53 {\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const { stanza } of forwardsOf(file)) {
      for (const { byName, at, host } of upstreamsOf(stanza)) {
        if (!byName) continue;
        report(at, {
          what: `${host} is looked up once, at start`,
          why: 'CoreDNS does not start if that fails, and does not notice when the address changes',
          instead: 'write the address',
        });
      }
    }
  },
});
