import { formatIp, parseIp, toIpv4 } from '@corefile/dns';

/** An IPv4 address within an IPv6 prefix, given as its octets (RFC 6052 §2.2); '' for no address. Octet 8 stays zero. */
export function embed(prefix: Uint8Array, address: string): string {
  const parsed = parseIp(address);
  const ipv4 = parsed && toIpv4(parsed);
  if (!ipv4) return '';
  const bytes = new Uint8Array(16);
  bytes.set(prefix);
  let at = prefix.length;
  for (const octet of ipv4) {
    if (at === 8) at++;
    bytes[at++] = octet;
  }
  return formatIp(bytes);
}
