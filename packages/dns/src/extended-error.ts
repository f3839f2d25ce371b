/** Info codes of extended DNS errors (RFC 8914) by the names miekg/dns prints, from 0 on. */
const names = [
  'Other',
  'Unsupported DNSKEY Algorithm',
  'Unsupported DS Digest Type',
  'Stale Answer',
  'Forged Answer',
  'DNSSEC Indeterminate',
  'DNSSEC Bogus',
  'Signature Expired',
  'Signature Not Yet Valid',
  'DNSKEY Missing',
  'RRSIGs Missing',
  'No Zone Key Bit Set',
  'NSEC Missing',
  'Cached Error',
  'Not Ready',
  'Blocked',
  'Censored',
  'Filtered',
  'Prohibited',
  'Stale NXDOMAIN Answer',
  'Not Authoritative',
  'Not Supported',
  'No Reachable Authority',
  'Network Error',
  'Invalid Data',
  'Signature Expired Before Valid',
  'Too Early',
  'Unsupported NSEC3 Iterations Value',
  'Unable To Conform To Policy',
  'Synthesized',
  'Invalid Query Type',
] as const;

/** dns.ExtendedErrorCodeToString; undefined for a code without a name. */
export function extendedErrorName(infoCode: number): string | undefined {
  return names[infoCode];
}

/** dns.StringToExtendedErrorCode: the exact name. */
export function extendedErrorCode(name: string): number | undefined {
  const code = (names as readonly string[]).indexOf(name);
  return code < 0 ? undefined : code;
}
