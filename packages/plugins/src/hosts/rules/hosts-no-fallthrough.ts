import { addOption, answering, backendBehind, defineRule, meets, safe, soundBlocks, within } from '@corefile/linter';
import type { Infer } from '@corefile/schema';
import type { schema } from '../schema.ts';

export const hostsNoFallthrough = defineRule({
  name: 'hosts-no-fallthrough',
  code: 'CF330',
  severity: 'warning',
  summary: 'hosts without fallthrough keeps all other names from the plugins behind it.',
  why: '`hosts` answers for every zone of its server block. A name that none of its lines knows is answered with SERVFAIL, unless `fallthrough` stands in the stanza: the plugins behind it, such as `forward`, are never asked. In the block of the root zone that ends all name resolution but that of the few lines.',
  fix: 'Write `fallthrough` as the last line of the stanza, behind the entries, or limit hosts to the zones it knows completely: `hosts FILE ZONE`.',
  bad: '.:53 {\n    hosts {\n        10.0.0.1 db.corp.example.org\n    }\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    hosts {\n        10.0.0.1 db.corp.example.org\n        fallthrough\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const { stanza, claim } of answering(block)) {
        if (stanza.plugin.name !== 'hosts' || !stanza.valid) continue;
        if ((stanza.config as Infer<typeof schema>).path.match(/^[\d.]+$/)) continue; // hosts-inline-on-one-line
        const whole = block.zones.filter(zone => within(claim.zones, zone));
        if (claim.fallthrough.length > 0 || whole.length === 0) continue;
        const behind = backendBehind(block, stanza, ({ claim }) => meets(claim.zones, whole));
        if (!behind) continue;
        const edit = addOption(stanza, 'fallthrough');
        const name = behind.stanza.plugin.name;
        report(stanza.head, {
          what: `hosts has no fallthrough, so ${name} behind it is never asked`,
          why: `every name below ${whole.join(', ')} that hosts does not know is answered with SERVFAIL`,
          instead: 'write fallthrough as the last line of its block',
          related: [{ message: `${name} is not reached`, at: behind.stanza.head }],
          fixes: edit ? safe('Add fallthrough', edit) : [],
        });
      }
    }
  },
});
