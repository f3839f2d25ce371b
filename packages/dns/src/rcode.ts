/** Response codes by the names of miekg/dns; 16 is BADSIG there, BADVERS elsewhere. */
export const rcodes = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
  YXDOMAIN: 6,
  YXRRSET: 7,
  NXRRSET: 8,
  NOTAUTH: 9,
  NOTZONE: 10,
  DSOTYPENI: 11,
  BADSIG: 16,
  BADKEY: 17,
  BADTIME: 18,
  BADMODE: 19,
  BADNAME: 20,
  BADALG: 21,
  BADTRUNC: 22,
  BADCOOKIE: 23,
} as const;

export type RcodeName = keyof typeof rcodes;

const nameOf = new Map<number, RcodeName>(Object.entries(rcodes).map(([name, code]) => [code, name as RcodeName]));
const codeOf = new Map<string, number>([...Object.entries(rcodes), ['NOTIMPL', 4]]);

/** dns.RcodeToString; undefined for a code without a name (CoreDNS's rcode.ToString then prints `RCODE24`). */
export function rcodeToString(rcode: number): RcodeName | undefined {
  return nameOf.get(rcode);
}

/** dns.StringToRcode: exact capitals; the old misspelling NOTIMPL is one too. */
export function stringToRcode(name: string): number | undefined {
  return codeOf.get(name);
}
