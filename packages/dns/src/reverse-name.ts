import { formatGoIp, formatIp, parseIp, parseIpv4, parseIpv6, toIpv4 } from './address.ts';

/** `192.0.2.1` → `1.2.0.192.in-addr.arpa.`; undefined when it is no address (dns.ReverseAddr). */
export function reverseAddress(address: string): string | undefined {
  const bytes = parseIp(address);
  if (!bytes) return undefined;
  const v4 = toIpv4(bytes);
  if (v4) return `${[...v4].reverse().join('.')}.in-addr.arpa.`;
  const nibbles = [...bytes].reverse().flatMap(byte => [(byte & 15).toString(16), (byte >> 4).toString(16)]);
  return `${nibbles.join('.')}.ip6.arpa.`;
}

/**
 * The address of a complete reverse name, '' when it is not one (dnsutil.ExtractAddressFromReverse of CoreDNS).
 * Case matters: `1.2.0.192.IN-ADDR.ARPA.` is none.
 */
export function addressFromReverse(name: string): string {
  if (name.endsWith('.in-addr.arpa.')) {
    const text = name.slice(0, -'.in-addr.arpa.'.length).split('.').reverse().join('.');
    // net.ParseIP(...).To4(): labels of a mapped IPv6 address pass too.
    const bytes = text.includes(':') ? parseIpv6(text) : parseIpv4(text);
    const v4 = bytes && toIpv4(bytes);
    return v4 ? formatIp(v4) : '';
  }
  if (name.endsWith('.ip6.arpa.')) {
    const nibbles = name.slice(0, -'.ip6.arpa.'.length).split('.').reverse();
    const groups: string[] = [];
    for (let i = 0; i + 4 <= nibbles.length; i += 4) groups.push(nibbles.slice(i, i + 4).join(''));
    const bytes = parseIp(groups.join(':'));
    return bytes ? formatGoIp(bytes) : '';
  }
  return '';
}

/** 1 in `in-addr.arpa.`, 2 in `ip6.arpa.`, 0 elsewhere (dnsutil.IsReverse). */
export function reverseFamily(name: string): 0 | 1 | 2 {
  if (name.endsWith('.in-addr.arpa.')) return 1;
  return name.endsWith('.ip6.arpa.') ? 2 : 0;
}
