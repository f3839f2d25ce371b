import { type Served, servedBySocket, shown, stanzaFor } from '../listeners.ts';
import { defineRule } from '../rule.ts';

export const bindSplitsListener = defineRule({
  name: 'bind-splits-listener',
  code: 'CF385',
  severity: 'warning',
  summary: 'Blocks of one port are bound differently, so that none of their listeners knows all zones.',
  why: 'Server blocks share a listener only if they agree on scheme, address and port. A query to an address that some block is bound to reaches the blocks bound to it and no other: zones of blocks without `bind` are refused there, and the bound zones are unknown everywhere else.',
  fix: 'Give all blocks of a port the same `bind`.',
  bad: '.:53 {\n    forward . 192.0.2.1\n}\ncorp.example.org:53 {\n    bind 127.0.0.1\n    forward . 192.0.2.2\n}',
  good: '.:53 {\n    bind 127.0.0.1\n    forward . 192.0.2.1\n}\ncorp.example.org:53 {\n    bind 127.0.0.1\n    forward . 192.0.2.2\n}',
  check({ model }, report) {
    const sockets = servedBySocket(model);
    const reported = new Set<Served['block']>();
    for (const [socket, served] of sockets) {
      const [transport, host, port] = socket.split(' ');
      const everywhere = host === '' ? undefined : sockets.get(`${transport}  ${port}`);
      if (!everywhere) continue;
      const zones = new Set(served.map(({ address }) => address.zone));
      const missing = everywhere.find(({ address }) => !zones.has(address.zone));
      for (const { block } of served) {
        if (!missing || reported.has(block)) continue;
        reported.add(block);
        report(stanzaFor(block, 'listenHosts')?.head ?? block.loaded.keys[0]?.token ?? missing.address.key.token, {
          what: `this block is bound to ${host}, and that of ${shown(missing.address.zone)} on the same port is not`,
          why: `queries to ${host} never reach ${shown(missing.address.zone)}, and those to other addresses never reach this block`,
          instead: 'give both the same bind',
          related: [{ message: 'not bound', at: missing.address.key.token }],
        });
      }
    }
  },
});
