import { type ResourceRecord, recordTypes } from '@corefile/dns';

/** Records by what loadbalance does to them, each kind in the order of the section. */
export interface Groups {
  readonly aliases: ResourceRecord[];
  readonly addresses: ResourceRecord[];
  readonly mail: ResourceRecord[];
  readonly rest: ResourceRecord[];
}

export function byKind(records: readonly ResourceRecord[]): Groups {
  const groups: Groups = { aliases: [], addresses: [], mail: [], rest: [] };
  for (const record of records) groups[kindOf(record)].push(record);
  return groups;
}

export const inGroups = (...groups: readonly (readonly ResourceRecord[])[]): ResourceRecord[] => groups.flat();

function kindOf({ type }: ResourceRecord): keyof Groups {
  if (type === recordTypes.CNAME) return 'aliases';
  if (type === recordTypes.A || type === recordTypes.AAAA) return 'addresses';
  return type === recordTypes.MX ? 'mail' : 'rest';
}
