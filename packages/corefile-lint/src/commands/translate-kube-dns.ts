import { parseIP, splitHostPort } from '@corefile/golang';
import type { KubeDnsConfig } from '@corefile/sources';

/** CoreDNS's forward takes no more. */
const maxUpstreams = 15;

/**
 * The Corefile that does what kube-dns did with these settings: a server block for each stub domain, and the
 * upstream servers behind everything that the cluster does not answer. `notes` tell what could not be kept.
 */
export function translateKubeDns({ stubDomains, upstreamNameservers }: KubeDnsConfig): {
  readonly corefile: string;
  readonly notes: readonly string[];
} {
  const notes: string[] = [];
  const usable = (servers: readonly string[], what: string): readonly string[] => {
    const addresses = servers.filter(server => {
      if (isAddress(server)) return true;
      notes.push(`${what}: '${server}' is left out, because forward takes addresses and no names`);
      return false;
    });
    if (addresses.length > maxUpstreams)
      notes.push(`${what}: only the first ${maxUpstreams} servers are kept, forward takes no more`);
    return addresses.slice(0, maxUpstreams);
  };
  const upstreams = usable(upstreamNameservers, 'upstreamNameservers');
  const blocks = [mainBlock(upstreams.length > 0 ? upstreams.join(' ') : '/etc/resolv.conf')];
  for (const [domain, servers] of stubDomains) {
    const addresses = usable(servers, `stubDomains of ${domain}`);
    if (addresses.length === 0) notes.push(`stubDomains: ${domain} is left out, because it has no server left`);
    else if (/[\s{}"#,]/.test(domain) || domain === '') notes.push(`stubDomains: '${domain}' is no name of a zone`);
    else blocks.push(`${domain}:53 {\n    errors\n    cache 30\n    forward . ${addresses.join(' ')}\n}\n`);
  }
  return { corefile: blocks.join('\n'), notes };
}

function isAddress(server: string): boolean {
  if (parseIP(server)) return true;
  const split = splitHostPort(server);
  return split.ok && parseIP(split.value.host) !== undefined && /^\d+$/.test(split.value.port);
}

/** What an installer of Kubernetes gives to CoreDNS. */
const mainBlock = (upstreams: string): string => `.:53 {
    errors
    health {
        lameduck 5s
    }
    ready
    kubernetes cluster.local in-addr.arpa ip6.arpa {
        pods insecure
        fallthrough in-addr.arpa ip6.arpa
        ttl 30
    }
    prometheus :9153
    forward . ${upstreams} {
        max_concurrent 1000
    }
    cache 30
    loop
    reload
    loadbalance
}
`;
