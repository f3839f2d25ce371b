import type { ServerBlock } from '@corefile/schema';
import { pluginNames } from '../chain.ts';
import { isEncrypted, servedBySocket, stanzaFor } from '../listeners.ts';
import { defineRule } from '../rule.ts';

export const tlsConfigAmbiguous = defineRule({
  name: 'tls-config-ambiguous',
  code: 'CF311',
  severity: 'warning',
  summary: 'Blocks of one encrypted listener have different certificates, or some have none.',
  why: 'A listener has one TLS configuration for all its zones. CoreDNS takes it from whichever block it happens to visit last, in an order that differs from start to start: one of the certificates is served for all names, or, if a block has no `tls`, everything is served in clear text.',
  fix: 'Write the same `tls` line in every block of the port, with a certificate for all names.',
  bad: 'tls://a.example.org:853 {\n    tls cert.pem key.pem\n    forward . 192.0.2.1\n}\ntls://b.example.org:853 {\n    forward . 192.0.2.1\n}',
  good: 'tls://a.example.org:853 {\n    tls cert.pem key.pem\n    forward . 192.0.2.1\n}\ntls://b.example.org:853 {\n    tls cert.pem key.pem\n    forward . 192.0.2.1\n}',
  check(file, report) {
    const isRefused = (block: ServerBlock) => !block.facts.tls && pluginNames(block, file).has('tls');
    const reported = new Set<ServerBlock>();
    for (const served of servedBySocket(file.model).values()) {
      const [first] = served;
      if (!first || !isEncrypted(first.address.transport) || served.some(({ block }) => isRefused(block))) continue;
      const known = served.find(({ block }) => block.facts.tls);
      const config = known && configOf(known.block);
      for (const { block, address } of served) {
        if (!known || reported.has(block) || block === known.block || configOf(block) === config) continue;
        reported.add(block);
        report(stanzaFor(block, 'tls')?.head ?? address.key.token, {
          what: block.facts.tls
            ? 'this certificate differs from that of another block on the same listener'
            : 'this block has no certificate, and another block on the same listener has one',
          why: 'the listener has one TLS configuration, taken from either of the two at random',
          instead: 'write the same tls line in both',
          related: [{ message: 'the other block', at: stanzaFor(known.block, 'tls')?.head ?? known.address.key.token }],
        });
      }
    }
  },
});

const configOf = (block: ServerBlock): string =>
  block.facts.tls
    ? (stanzaFor(block, 'tls')
        ?.tokens.map(({ text }) => text)
        .join(' ') ?? '')
    : 'none';
