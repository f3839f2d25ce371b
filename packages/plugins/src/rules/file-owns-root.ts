import { backendBehind, defineRule, insertAfter, soundBlocks, unsafe, within, wordsFor } from '@corefile/linter';
import type { Stanza } from '@corefile/schema';

const authoritative: ReadonlySet<string> = new Set(['file', 'secondary', 'etcd']);

export const fileOwnsRoot = defineRule({
  name: 'file-owns-root',
  code: 'CF307',
  severity: 'warning',
  summary: 'A zone without a name takes those of the server block: here the root, and so every name there is.',
  why: '`file`, `secondary` and `etcd` take the zones of the server block when none is given. In a block of `.` the zone file becomes authoritative for all of DNS: what is not in it does not exist (NXDOMAIN), and a `forward` behind it is never asked.',
  fix: 'Name the zone behind the file, or give the zone a server block of its own.',
  bad: '.:53 {\n    file /etc/coredns/db.example.org\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    file /etc/coredns/db.example.org example.org\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      if (!block.zones.includes('.')) continue;
      for (const stanza of block.stanzas) {
        const { name } = stanza.plugin;
        if (!stanza.valid || !authoritative.has(name) || wordsFor(stanza, 'zones').length > 0) continue;
        const claim = stanza.plugin.claims?.(stanza.config);
        if (!claim || within(claim.fallthrough, '.')) continue;
        // alone, a zone file of the root may be what is wanted
        const shadowed = backendBehind(block, stanza, behind => behind.stanza.plugin !== stanza.plugin);
        if (!shadowed) continue;
        const zone = guess(stanza);
        const last = stanza.args.tokens.at(-1);
        report(stanza.head, {
          what: `${name} answers for every name there is, and ${shadowed.stanza.plugin.name} is never asked`,
          why: 'it has no zone of its own and takes that of the server block, the root',
          instead: 'name its zone, or put it into the server block of that zone',
          fixes: zone && last ? unsafe(`Limit it to ${zone}`, insertAfter(last, ` ${zone}`)) : [],
        });
      }
    }
  },
});

/** `db.example.org` and `example.org.zone` are called after their zone. */
function guess({ args }: Stanza): string | undefined {
  const file = args.tokens[0]?.text.split('/').at(-1) ?? '';
  const zone = /^db\.(.+)$/.exec(file)?.[1] ?? /^(.+)\.(?:zone|db|signed)$/.exec(file)?.[1];
  return zone && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(zone) ? zone : undefined;
}
