import { fqdn, parseRecord, type ResourceRecord } from '@corefile/dns';

interface RecordSet {
  readonly name?: unknown;
  readonly type?: unknown;
  readonly ttl?: unknown;
  readonly rrdatas?: readonly unknown[];
}

const REFUSED = /^NSEC3(PARAM)?$/i;

/**
 * The records of a managed zone, as `gcloud dns record-sets list --format=json` or the API (`rrsets`) gives them. What
 * cannot be read ends the whole zone (updateZoneFromRRS, whose error nobody looks at).
 */
export function recordsOfSets(sets: unknown): readonly ResourceRecord[] {
  const list = Array.isArray(sets) ? sets : (sets as { rrsets?: unknown }).rrsets;
  const records: ResourceRecord[] = [];
  for (const { name, type, ttl, rrdatas } of Array.isArray(list) ? (list as readonly RecordSet[]) : []) {
    for (const data of rrdatas ?? []) {
      const text = String(data);
      const value = type === 'CNAME' || type === 'PTR' ? fqdn(text) : text;
      const { record } = parseRecord(`${fqdn(String(name ?? ''))} ${Number(ttl ?? 0)} IN ${type} ${value}`);
      if (!record || REFUSED.test(String(type))) return records;
      records.push(record);
    }
  }
  return records;
}
