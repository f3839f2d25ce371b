import type { ResourceRecord } from '@corefile/dns';
import type { TransferResult } from '../instance.ts';
import type { Zone } from './zone.ts';

/** All records from SOA to SOA; the SOA alone for who has this serial already (plugin/file/xfr.go). */
export function zoneTransfer({ soa, soaSignatures, ns, nsSignatures, tree }: Zone, serial: number): TransferResult {
  if (!soa) return { error: 'no SOA' };
  if (serial !== 0 && soa.rdata.serial === serial) return [soa];
  const records: ResourceRecord[] = [soa, ...soaSignatures, ...ns, ...nsSignatures];
  for (const { types } of tree.inOrder()) for (const same of types.values()) records.push(...same);
  records.push(soa);
  return records;
}

/** The transfers of a plugin that has whole zones by name; one without data yet fails. */
export const transferFrom =
  (find: (origin: string) => { current(): Zone | undefined } | undefined) =>
  (origin: string, serial: number): TransferResult => {
    const found = find(origin);
    if (!found) return 'not authoritative';
    const zone = found.current();
    return zone ? zoneTransfer(zone, serial) : { error: 'no SOA' };
  };
