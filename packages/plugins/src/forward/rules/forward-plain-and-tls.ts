import { defineRule } from '@corefile/linter';
import { forwardsOf, upstreamsOf } from '../upstream-words.ts';

export const forwardPlainAndTls = defineRule({
  name: 'forward-plain-and-tls',
  code: 'CF604',
  severity: 'warning',
  summary: 'Encrypted and unencrypted upstreams stand in one list.',
  why: 'One of the servers is chosen for each query, by default at random. With a plain one among those over TLS or HTTPS a part of the queries goes out in clear text.',
  fix: 'Use one transport for all servers of a stanza.',
  bad: '.:53 {\n    forward . 192.168.1.1 tls://192.168.1.2 {\n        tls_servername dns.example.net\n    }\n}',
  good: '.:53 {\n    forward . tls://192.168.1.1 tls://192.168.1.2 {\n        tls_servername dns.example.net\n    }\n}',
  check(file, report) {
    for (const { stanza } of forwardsOf(file)) {
      const upstreams = upstreamsOf(stanza);
      const plain = upstreams.find(({ transport }) => transport === 'dns');
      const encrypted = upstreams.find(({ transport }) => transport !== 'dns');
      if (!plain || !encrypted) continue;
      report(plain.at, {
        what: `queries to ${plain.host} are not encrypted, while those to ${encrypted.host} are`,
        why: 'a part of the queries goes out in clear text',
        instead: 'use the same transport for all',
        related: [{ message: 'encrypted', at: encrypted.at }],
      });
    }
  },
});
