import { answering, defineRule, knownBlocks, pluginNames, within } from '@corefile/linter';

/** They keep strangers out. */
const guards: ReadonlySet<string> = new Set(['acl', 'tsig', 'view', 'kubernetes', 'shed']);

export const openResolver = defineRule({
  name: 'open-resolver',
  code: 'CF605',
  severity: 'warning',
  summary: 'Anyone who can reach the server may use it to look up any name.',
  why: 'A server block of `.` with `forward` on all addresses answers whoever asks. On the open internet such servers are found within hours and used to flood others with answers. Behind a firewall or in a cluster that is no matter.',
  fix: 'Listen on private addresses only (`bind`), or let in known networks: `acl` with `allow net …` and `block`.',
  bad: '.:53 {\n    errors\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    errors\n    acl {\n        allow net 10.0.0.0/8 127.0.0.0/8\n        block\n    }\n    forward . 10.0.0.53\n}',
  profiles: ['standalone'],
  namedProfileOnly: true,
  check(file, report) {
    const guarded = (name: string) => guards.has(name);
    for (const block of knownBlocks(file)) {
      const address = block.addresses.find(
        ({ zone, transport, port }) => zone === '.' && transport === 'dns' && port === '53',
      );
      if (!address || block.facts.listenHosts?.some(host => host !== '0.0.0.0' && host !== '::')) continue;
      const names = pluginNames(block, file);
      // a bind that is refused may have been to limit it
      if ([...names].some(guarded) || (names.has('bind') && !block.facts.listenHosts)) continue;
      const forward = answering(block).find(
        ({ stanza, claim }) =>
          (stanza.plugin.name === 'forward' || stanza.plugin.name === 'grpc') && within(claim.zones, '.'),
      );
      if (!forward) continue;
      report(address.key.token, {
        what: 'whoever reaches this server may look up any name through it',
        why: 'it listens on all addresses, and nothing limits who may ask',
        instead: 'bind private addresses, or add acl; ignore this behind a firewall',
      });
    }
  },
});
