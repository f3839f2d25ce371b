import { isType, normalizeName, type ResourceRecord, splitLabels } from '@corefile/dns';

/** A zone that a catalog lists. */
export interface Member {
  readonly id: string;
  readonly zone: string;
  /** The catalog that may take the member over; '' for none. */
  readonly newOwner: string;
}

/** The members of a catalog zone (RFC 9432; plugin/pkg/catalog), by id; undefined when it is none. */
export function readCatalog(catalog: string, records: readonly ResourceRecord[]): readonly Member[] | undefined {
  if (records.some(record => record.class !== 1)) return undefined;
  const suffix = `.zones.${catalog}`;
  const atApex = (type: 'SOA' | 'NS') =>
    records.some(record => isType(record, type) && normalizeName(record.name) === catalog);
  const versions: string[] = [];
  const zones = new Map<string, string[]>();
  const owners = new Map<string, string[]>();
  for (const record of records) {
    const owner = normalizeName(record.name);
    if (isType(record, 'TXT') && owner === `version.${catalog}`) versions.push(record.rdata.txt.join(''));
    if (!isType(record, 'PTR') || !owner.endsWith(suffix)) continue;
    const labels = splitLabels(owner.slice(0, -suffix.length));
    const [first = '', second = ''] = labels;
    const target = normalizeName(record.rdata.target);
    if (labels.length === 1) add(zones, first, target);
    else if (labels.length === 2 && first === 'coo') add(owners, second, target);
  }
  if (!atApex('SOA') || !atApex('NS') || versions.length !== 1 || versions[0] !== '2') return undefined;
  const members: Member[] = [];
  for (const [id, [zone = '', ...others]] of zones) {
    const [newOwner = '', ...moreOwners] = owners.get(id) ?? [];
    const isTwice = members.some(member => member.zone === zone);
    if (others.length > 0 || moreOwners.length > 0 || isTwice) return undefined;
    members.push({ id, zone, newOwner });
  }
  return members.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function add(to: Map<string, string[]>, key: string, value: string): void {
  const values = to.get(key);
  if (values) values.push(value);
  else to.set(key, [value]);
}
