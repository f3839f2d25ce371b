import type { Transport } from '@corefile/schema';
import { type Served, servedBySocket } from '../listeners.ts';
import { defineRule } from '../rule.ts';

const protocols: Readonly<Record<Transport, readonly string[]>> = {
  dns: ['TCP', 'UDP'],
  tls: ['TCP'],
  https: ['TCP'],
  grpc: ['TCP'],
  quic: ['UDP'],
  https3: ['UDP'],
  unix: [],
};

export const transportsSharePort = defineRule({
  name: 'transports-share-port',
  code: 'CF310',
  severity: 'warning',
  summary: 'Two transports listen on the same port.',
  why: 'CoreDNS compares zones per transport only, and its listeners allow others beside them on the same port. So both start, and the kernel deals each connection to one of them at random. Plain DNS uses TCP and UDP; `tls`, `https` and `grpc` use TCP; `quic` and `https3` use UDP. `https://` and `grpc://` even have the same default port, 443.',
  fix: 'Give one of them another port.',
  bad: 'https://. {\n    tls cert.pem key.pem\n    forward . 192.0.2.1\n}\ngrpc://. {\n    tls cert.pem key.pem\n    forward . 192.0.2.1\n}',
  good: 'https://. {\n    tls cert.pem key.pem\n    forward . 192.0.2.1\n}\ngrpc://.:8443 {\n    tls cert.pem key.pem\n    forward . 192.0.2.1\n}',
  check({ model }, report) {
    const users = new Map<string, Served>();
    const reported = new Set<Served['address']['key']>();
    for (const [first] of servedBySocket(model).values()) {
      if (!first || first.address.port === '0') continue;
      const { transport, port, key } = first.address;
      for (const protocol of protocols[transport]) {
        const socket = `${protocol} ${first.host} ${port}`;
        const other = users.get(socket);
        users.set(socket, other ?? first);
        if (!other || reported.has(key)) continue;
        reported.add(key);
        report(key.token, {
          what: `${transport}:// and ${other.address.transport}:// both listen on ${protocol} port ${port}`,
          why: 'each connection goes to one of them at random',
          instead: 'give one another port',
          related: [{ message: `${other.address.transport}:// is served here`, at: other.address.key.token }],
        });
      }
    }
  },
});
