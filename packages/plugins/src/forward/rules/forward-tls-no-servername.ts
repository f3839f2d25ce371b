import { parseIP } from '@corefile/golang';
import { defineRule, replaceWord, safe } from '@corefile/linter';
import { resolverName } from '../known-resolvers.ts';
import { forwardsOf, type UpstreamWord, upstreamsOf } from '../upstream-words.ts';

/** `tls://9.9.9.9:853` with the name its certificate must have. */
export const withName = ({ at, host, address }: UpstreamWord, name: string): string => {
  const port = address.endsWith(':853') && !at.text.endsWith(':853') ? '' : address.slice(address.lastIndexOf(':'));
  const bracketed = host.includes(':') && port !== '';
  return bracketed ? `tls://[${host}%${name}]${port}` : `tls://${host}%${name}${port}`;
};

export const forwardTlsNoServername = defineRule({
  name: 'forward-tls-no-servername',
  code: 'CF603',
  severity: 'warning',
  summary: 'No name is given that the certificate of a TLS upstream must have.',
  why: 'Without `tls_servername`, or a name behind `%`, CoreDNS checks the certificate against the bare IP address. Many servers have none for it, and every query fails; where it passes, nothing says whose server it is.',
  fix: 'Add `tls_servername NAME`, or write `tls://ADDRESS%NAME` (since 1.13.2).',
  bad: '.:53 {\n    forward . tls://9.9.9.9\n}',
  good: '.:53 {\n    forward . tls://9.9.9.9 {\n        tls_servername dns.quad9.net\n    }\n}',
  check(file, report) {
    for (const { stanza } of forwardsOf(file)) {
      if (!stanza.valid || stanza.config.tls_servername) continue;
      for (const upstream of upstreamsOf(stanza)) {
        const { transport, serverName, byName, host, at } = upstream;
        if (transport !== 'tls' || serverName !== '' || byName || !parseIP(host)) continue;
        const name = resolverName(host);
        report(at, {
          what: `the certificate of ${host} is checked against its address alone`,
          why: 'that fails where the certificate does not hold the address, and else does not tell who answers',
          instead: `write ${name ? withName(upstream, name) : `tls://${host}%NAME`} or add tls_servername`,
          fixes:
            name && at.token.text === at.text ? safe(`Expect ${name}`, replaceWord(at, withName(upstream, name))) : [],
        });
      }
    }
  },
});
