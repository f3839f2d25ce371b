import { type Message, type ResourceRecord, rcodes, recordTypes } from '@corefile/dns';
import { typify } from '@corefile/evaluator';
import { denial } from './denial.ts';
import type { Signer } from './signer.ts';

export interface Signing {
  readonly signer: Signer;
  /** The zone of those signed that a name lies in; '' for none. */
  readonly zoneOf: (name: string) => string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * A copy of a response with its signatures (Dnssec.Sign). Of a denial only the SOA record is kept, signed, and an NSEC
 * record added, which turns NXDOMAIN into NOERROR without data.
 */
export function signResponse(response: Message, zone: string, { signer, zoneOf, now }: Signing): Message {
  const signed = { ...response, answer: [...response.answer], authority: [...response.authority] };
  const type = typify(response, now);
  const [first] = response.authority;
  const deny = (ttl: number): readonly ResourceRecord[] => {
    const nsec = denial(response.question[0] ?? { name: '.', type: 0, class: 0 }, zone, type, ttl);
    const signatures = signer.sign([nsec], zone, ttl);
    return signatures ? [...signatures, nsec] : [];
  };
  if (type === 'delegation') {
    const ds = response.authority.filter(record => record.type === recordTypes.DS);
    if (first) {
      const added = ds.length === 0 ? deny(first.ttl) : signer.sign(ds, zone, first.ttl);
      signed.authority.push(...(added ?? []));
    }
    return signed;
  }
  if (type === 'name error' || type === 'no data') {
    if (!first || response.authority.length !== 1 || first.type !== recordTypes.SOA) return response;
    signed.authority.push(...(signer.sign(response.authority, zone, first.ttl) ?? []), ...deny(first.ttl));
    if (signed.authority.length > 1) {
      signed.rcode = rcodes.NOERROR;
      if (response.question[0]?.type === recordTypes.NSEC) {
        signed.answer = signed.authority.slice(-2);
        signed.authority = [];
      }
    }
    return signed;
  }
  const withSignatures = (records: readonly ResourceRecord[]): ResourceRecord[] => [
    ...records,
    ...rrsets(records).flatMap(rrset => {
      const [{ name, ttl }] = rrset;
      // The target of an alias may lie elsewhere.
      const zone = zoneOf(name);
      return zone === '' ? [] : (signer.sign(rrset, zone, ttl) ?? []);
    }),
  ];
  signed.answer = withSignatures(response.answer);
  signed.authority = withSignatures(response.authority);
  signed.additional = withSignatures(response.additional);
  return signed;
}

type RRset = [ResourceRecord, ...ResourceRecord[]];

/** Records by owner, as it is written, and type; RRSIG and OPT are not signed. CoreDNS takes the sets in any order. */
function rrsets(records: readonly ResourceRecord[]): readonly RRset[] {
  const sets = new Map<string, RRset>();
  for (const record of records) {
    if (record.type === recordTypes.RRSIG || record.type === recordTypes.OPT) continue;
    const key = `${record.type} ${record.name}`;
    const set = sets.get(key);
    if (set) set.push(record);
    else sets.set(key, [record]);
  }
  return [...sets.values()];
}
