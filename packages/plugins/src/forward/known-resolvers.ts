/** Public resolvers and the names in their certificates. */
const providers: readonly (readonly [name: string, addresses: readonly string[]])[] = [
  ['cloudflare-dns.com', ['1.1.1.1', '1.0.0.1', '2606:4700:4700::1111', '2606:4700:4700::1001']],
  ['security.cloudflare-dns.com', ['1.1.1.2', '1.0.0.2']],
  ['family.cloudflare-dns.com', ['1.1.1.3', '1.0.0.3']],
  ['dns.google', ['8.8.8.8', '8.8.4.4', '2001:4860:4860::8888', '2001:4860:4860::8844']],
  ['dns.quad9.net', ['9.9.9.9', '149.112.112.112', '2620:fe::fe', '2620:fe::9']],
  ['dns.opendns.com', ['208.67.222.222', '208.67.220.220']],
  ['dns.adguard-dns.com', ['94.140.14.14', '94.140.15.15']],
  ['dns.alidns.com', ['223.5.5.5', '223.6.6.6']],
  ['dot.pub', ['119.29.29.29']],
];
const names = new Map(providers.flatMap(([name, addresses]) => addresses.map(address => [address, name] as const)));

/** The name in the certificate of a well-known public resolver; undefined for any other address. */
export const resolverName = (ip: string): string | undefined => names.get(ip.toLowerCase());
