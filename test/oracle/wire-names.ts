/** Numbers and names as DNS registers them. The recorder keeps its own: what it records must not depend on the code it judges. */
const TYPES: Readonly<Record<string, number>> = {
  ...{ None: 0, A: 1, NS: 2, MD: 3, MF: 4, CNAME: 5, SOA: 6, MB: 7, MG: 8, MR: 9, NULL: 10, PTR: 12, HINFO: 13 },
  ...{ MINFO: 14, MX: 15, TXT: 16, RP: 17, AFSDB: 18, X25: 19, ISDN: 20, RT: 21, SIG: 24, KEY: 25, PX: 26, GPOS: 27 },
  ...{ AAAA: 28, LOC: 29, NXT: 30, SRV: 33, NAPTR: 35, KX: 36, CERT: 37, DNAME: 39, OPT: 41, APL: 42, DS: 43 },
  ...{ SSHFP: 44, IPSECKEY: 45, RRSIG: 46, NSEC: 47, DNSKEY: 48, DHCID: 49, NSEC3: 50, NSEC3PARAM: 51, TLSA: 52 },
  ...{ SMIMEA: 53, HIP: 55, CDS: 59, CDNSKEY: 60, OPENPGPKEY: 61, CSYNC: 62, ZONEMD: 63, SVCB: 64, HTTPS: 65 },
  ...{ SPF: 99, EUI48: 108, EUI64: 109, TKEY: 249, TSIG: 250, IXFR: 251, AXFR: 252, MAILB: 253, MAILA: 254, ANY: 255 },
  ...{ URI: 256, CAA: 257, AVC: 258, TA: 32768, DLV: 32769 },
};
const CLASSES: Readonly<Record<string, number>> = { IN: 1, CH: 3, HS: 4, NONE: 254, ANYCLASS: 255 };
const RCODES = [
  'NOERROR',
  'FORMERR',
  'SERVFAIL',
  'NXDOMAIN',
  'NOTIMP',
  'REFUSED',
  'YXDOMAIN',
  'YXRRSET',
  'NXRRSET',
].concat(
  ['NOTAUTH', 'NOTZONE', 'DSOTYPENI', 'RCODE12', 'RCODE13', 'RCODE14', 'RCODE15', 'BADVERS', 'BADKEY', 'BADTIME'],
  ['BADMODE', 'BADNAME', 'BADALG', 'BADTRUNC', 'BADCOOKIE'],
);

const typeNames = new Map(Object.entries(TYPES).map(([name, number]) => [number, name]));
const classNames = new Map(Object.entries(CLASSES).map(([name, number]) => [number, name]));

/** `MX` → 15, `TYPE731` → 731. Throws for a word that is neither: a typing error in a case. */
export function typeNumber(name: string): number {
  const number = TYPES[name] ?? Number(/^TYPE(\d+)$/.exec(name)?.[1] ?? Number.NaN);
  if (Number.isNaN(number)) throw new Error(`no DNS type ${name}`);
  return number;
}
export const typeName = (number: number): string => typeNames.get(number) ?? `TYPE${number}`;
export const classNumber = (name: string): number => CLASSES[name] ?? 1;
export const className = (number: number): string => classNames.get(number) ?? `CLASS${number}`;
export const rcodeName = (number: number): string => RCODES[number] ?? `RCODE${number}`;
