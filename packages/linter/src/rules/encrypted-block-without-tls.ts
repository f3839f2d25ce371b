import { pluginNames } from '../chain.ts';
import { isEncrypted, servedBySocket } from '../listeners.ts';
import { defineRule } from '../rule.ts';

export const encryptedBlockWithoutTls = defineRule({
  name: 'encrypted-block-without-tls',
  code: 'CF389',
  severity: 'warning',
  summary: 'An encrypted listener has no certificate.',
  why: 'Without the plugin `tls`, listeners of `tls://`, `https://` and `grpc://` start in clear text. That is right only behind something that ends the encryption, usually on another port than 443. `quic://` and `https3://` have no unencrypted form: CoreDNS refuses to start them without a certificate.',
  fix: 'Add `tls CERT KEY` to the block.',
  bad: 'tls://.:853 {\n    forward . 192.0.2.1\n}',
  good: 'tls://.:853 {\n    tls cert.pem key.pem\n    forward . 192.0.2.1\n}',
  raisedBy: ['listener-without-tls'],
  check(file, report) {
    for (const served of servedBySocket(file.model).values()) {
      const [first] = served;
      if (!first || !isEncrypted(first.address.transport)) continue;
      const { transport, port, key } = first.address;
      if (transport === 'quic' || transport === 'https3') continue;
      // A block whose tls is at fault has no certificate either, but that has been said.
      if (served.some(({ block }) => block.facts.tls || pluginNames(block, file).has('tls'))) continue;
      report(key.token, {
        what: `${transport}:// on port ${port} has no certificate`,
        why: 'CoreDNS serves it in clear text',
        instead: 'add tls CERT KEY to the block, unless something in front of it ends the encryption',
        ...(transport !== 'tls' && port !== '443' ? { severity: 'info' as const } : {}),
      });
    }
  },
});
