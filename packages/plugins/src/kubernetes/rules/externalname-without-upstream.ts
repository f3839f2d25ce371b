import { answering, defineRule, isBackend, routingOf, soundBlocks, within } from '@corefile/linter';
import { instancesOf } from '../instances.ts';

export const externalnameWithoutUpstream = defineRule({
  name: 'externalname-without-upstream',
  code: 'CF413',
  severity: 'warning',
  summary: 'The targets of ExternalName services cannot be looked up on this port.',
  why: '`kubernetes` answers for a service of type ExternalName with a CNAME and looks up its target by asking the same listener again: same port, same address. When only a server block on another port forwards names of the outside, the answer is a CNAME without addresses.',
  fix: 'Put a server block of `.` with `forward` on the same port and address.',
  bad: 'cluster.local:53 {\n    kubernetes\n}\n.:5353 {\n    forward . 10.0.0.53\n}',
  good: 'cluster.local:53 {\n    kubernetes\n}\n.:53 {\n    forward . 10.0.0.53\n}',
  check(file, report) {
    const routing = routingOf(file.model);
    const outside = soundBlocks(file).find(
      block =>
        block.zones.includes('.') && answering(block).some(each => isBackend(each) && within(each.claim.zones, '.')),
    );
    if (!outside) return;
    for (const { block, stanza } of instancesOf(file)) {
      const [address] = block.addresses;
      const host = block.facts.listenHosts?.[0] ?? '';
      const listener = address && routing.listenerAt({ ...address, host });
      if (!listener || routing.blockFor(listener, 'www.invalid.')) continue;
      report(stanza.head, {
        what: `the target of an ExternalName service cannot be looked up on port ${address.port}`,
        why: 'the look-up comes back to this listener, and no server block there has the root zone',
        instead: 'serve . with forward on the same port and address',
        related: [
          { message: 'forwards names of the outside, but elsewhere', at: outside.loaded.keys[0]?.token ?? stanza.head },
        ],
      });
    }
  },
});
