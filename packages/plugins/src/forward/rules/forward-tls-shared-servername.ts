import { defineRule, removeWords, replaceWord, safe } from '@corefile/linter';
import { placeOf } from '@corefile/schema';
import { resolverName } from '../known-resolvers.ts';
import { forwardsOf, upstreamsOf } from '../upstream-words.ts';
import { withName } from './forward-tls-no-servername.ts';

export const forwardTlsSharedServername = defineRule({
  name: 'forward-tls-shared-servername',
  code: 'CF324',
  severity: 'warning',
  summary: 'tls_servername holds for all upstreams, but they belong to different providers.',
  why: '`tls_servername` is one name for every server of the stanza. The connection to a server with a certificate of another name fails each time it is chosen, which clients see as slow answers and now and then SERVFAIL.',
  fix: 'Write each name behind its address, `tls://ADDRESS%NAME` (since 1.13.2), and remove `tls_servername`.',
  bad: '.:53 {\n    forward . tls://1.1.1.1 tls://8.8.8.8 {\n        tls_servername cloudflare-dns.com\n    }\n}',
  good: '.:53 {\n    forward . tls://1.1.1.1%cloudflare-dns.com tls://8.8.8.8%dns.google\n}',
  check(file, report) {
    for (const { stanza } of forwardsOf(file)) {
      if (!stanza.config.tls_servername) continue;
      const upstreams = upstreamsOf(stanza).filter(({ transport }) => transport === 'tls');
      const named = upstreams.map(upstream => ({ upstream, name: resolverName(upstream.host) }));
      const families = new Set(named.flatMap(({ name }) => (name ? [name.split('.').slice(-2).join('.')] : [])));
      if (families.size < 2) continue;
      const at = placeOf(stanza, 'tls_servername');
      const line = stanza.lines.find(({ name }) => name === 'tls_servername');
      const removal = line && removeWords([line.keyword, ...line.tokens]);
      const fixable =
        removal && named.every(({ name, upstream }) => name && upstream.at.token.text === upstream.at.text);
      report(at, {
        what: `one name, ${stanza.config.tls_servername}, is expected of ${[...families].join(' and ')}`,
        why: 'connections to the others fail whenever one of them is chosen',
        instead: 'write the name behind each address: tls://ADDRESS%NAME',
        fixes: fixable
          ? safe(
              'Write the names behind the addresses',
              ...named.map(({ upstream, name = '' }) => replaceWord(upstream.at, withName(upstream, name))),
              removal,
            )
          : [],
      });
    }
  },
});
