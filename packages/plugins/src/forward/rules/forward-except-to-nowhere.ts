import { isSubDomain } from '@corefile/dns';
import { answering, collectZones, defineRule, isBackend, knownBlocks, routingOf } from '@corefile/linter';
import { type Infer, normalizeZones, type Stanza } from '@corefile/schema';
import type { schema } from '../schema.ts';

export const forwardExceptToNowhere = defineRule({
  name: 'forward-except-to-nowhere',
  code: 'CF326',
  severity: 'warning',
  summary: 'Names are excepted from forward, but nothing behind it answers them.',
  why: '`except` does not block names: it hands them to the next plugin of the chain. With none that answers them they end in SERVFAIL. A `forward` further down, or another plugin that runs later, must take them.',
  fix: 'Add a `forward` for the zone, or serve it in a server block of its own; to deny it, use `template` with `rcode NXDOMAIN`.',
  bad: '.:53 {\n    forward . 10.0.0.53 {\n        except corp.example\n    }\n}',
  good: '.:53 {\n    forward . 10.0.0.53 {\n        except corp.example\n    }\n    forward corp.example 10.0.1.53\n}',
  check(file, report) {
    const routing = routingOf(file.model);
    for (const block of knownBlocks(file)) {
      const plugins = answering(block).filter(isBackend);
      const elsewhere = (zone: string): boolean =>
        block.addresses.every(({ transport, port }) => {
          const host = block.facts.listenHosts?.[0] ?? '';
          const listener = routing.listenerAt({ transport, port, host });
          return listener !== undefined && routing.blockFor(listener, zone) !== block;
        });
      const behind = collectZones();
      for (const { stanza, claim } of plugins.toReversed()) {
        if (stanza.plugin.name === 'forward') check(stanza as Stanza<Infer<typeof schema>>);
        for (const zone of claim.zones) behind.add(zone);
      }
      function check(stanza: Stanza<Infer<typeof schema>>): void {
        for (const line of stanza.lines) {
          if (line.name !== 'except') continue;
          for (const at of line.tokens) {
            const zone = normalizeZones(at.text)[0];
            if (zone === undefined || zone.includes('*') || !isSubDomain(stanza.config.from, zone)) continue;
            if (zone === stanza.config.from || behind.meets(zone) || elsewhere(zone)) continue;
            report(at, {
              what: `no plugin behind this forward answers names below ${zone}`,
              why: 'excepted names go to the next plugin, and without one to SERVFAIL',
              instead: `add forward ${zone} ADDRESS`,
            });
          }
        }
      }
    }
  },
});
