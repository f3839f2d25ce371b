/**
 * What deployment scripts replace before CoreDNS sees a Corefile, each once, in order of appearance:
 * `__PILLAR__CLUSTER__DNS__` (NodeLocal DNSCache), `__DNS__DOMAIN__` and `$DNS_DOMAIN` (kube-up),
 * `CLUSTER_DOMAIN` and others (coredns/deployment), `${NAME}` (envsubst, Flux, Terraform).
 * CoreDNS's own `{$NAME}` is none of them.
 */
export function placeholdersIn(text: string): string[] {
  return [...new Set(text.match(PLACEHOLDER) ?? [])];
}

const PLACEHOLDER =
  /__[A-Z][A-Z0-9_]*__|\$\{[A-Za-z_]\w*(?::?[-=][^{}\n]*)?\}|\$DNS_DOMAIN\b|\b(?:CLUSTER_DOMAIN|REVERSE_CIDRS|UPSTREAMNAMESERVER)\b|STUBDOMAINS\b/g;
