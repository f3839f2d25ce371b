import { normalizeName } from '@corefile/dns';
import { fields } from '@corefile/golang';
import { octets } from './request.ts';

/** The search list of a resolv.conf, as zones: its last `search` or `domain` line (dns.ClientConfigFromReader). */
export function searchDomains(resolvConf: string): readonly string[] {
  let domains: readonly string[] = [];
  for (const line of resolvConf.split('\n')) {
    const [keyword, ...words] = fields(line);
    if (keyword === 'search') domains = words;
    if (keyword === 'domain') domains = words.slice(0, 1);
  }
  return domains.map(domain => normalizeName(octets(domain)));
}
