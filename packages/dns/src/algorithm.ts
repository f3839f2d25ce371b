/** DNSSEC algorithms, digests and CERT types by the mnemonics of miekg/dns (dnssec.go, types.go). */

export const algorithms = {
  RSAMD5: 1,
  DH: 2,
  DSA: 3,
  RSASHA1: 5,
  'DSA-NSEC3-SHA1': 6,
  'RSASHA1-NSEC3-SHA1': 7,
  RSASHA256: 8,
  RSASHA512: 10,
  'ECC-GOST': 12,
  ECDSAP256SHA256: 13,
  ECDSAP384SHA384: 14,
  ED25519: 15,
  ED448: 16,
  INDIRECT: 252,
  PRIVATEDNS: 253,
  PRIVATEOID: 254,
} as const;

export const digestTypes = { SHA1: 1, SHA256: 2, GOST94: 3, SHA384: 4, SHA512: 5 } as const;

export const certTypes = {
  PKIX: 1,
  SPKI: 2,
  PGP: 3,
  IPIX: 4,
  ISPKI: 5,
  IPGP: 6,
  ACPKIX: 7,
  IACPKIX: 8,
  URI: 253,
  OID: 254,
} as const;

const inverse = (table: Record<string, number>): Map<number, string> =>
  new Map(Object.entries(table).map(([name, code]) => [code, name]));
const lookup = (table: Record<string, number>): Map<string, number> => new Map(Object.entries(table));

/** Code → mnemonic. */
export const algorithmNames = inverse(algorithms);
export const digestTypeNames = inverse(digestTypes);
export const certTypeNames = inverse(certTypes);
/** Mnemonic, in capitals → code. */
export const algorithmCodes = lookup(algorithms);
export const certTypeCodes = lookup(certTypes);
