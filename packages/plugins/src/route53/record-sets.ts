import { parseRecord, type ResourceRecord } from '@corefile/dns';

interface RecordSet {
  readonly Name?: unknown;
  readonly Type?: unknown;
  readonly TTL?: unknown;
  readonly ResourceRecords?: readonly { readonly Value?: unknown }[];
}

/**
 * The records of ListResourceRecordSets, as `aws route53 list-resource-record-sets` prints it. Alias sets have none; the
 * first value of a set that cannot be read ends the set (updateZoneFromRRS).
 */
export function recordsOfSets(sets: unknown): readonly ResourceRecord[] {
  const list = Array.isArray(sets) ? sets : (sets as { ResourceRecordSets?: unknown }).ResourceRecordSets;
  if (!Array.isArray(list)) return [];
  return list.flatMap((set: RecordSet) => {
    const records: ResourceRecord[] = [];
    const name = unescapeOctal(String(set?.Name ?? ''));
    for (const { Value } of set?.ResourceRecords ?? []) {
      const value = unescapeOctal(String(Value ?? ''));
      if (name === undefined || value === undefined) break;
      const { record } = parseRecord(`${name} ${Number(set.TTL ?? 0)} IN ${set.Type} ${value}`);
      if (!record) break;
      records.push(record);
    }
    return records;
  });
}

/**
 * Route 53 writes most characters as three octal digits behind a backslash. CoreDNS takes of these only lower letters,
 * digits, `-`, `.` and a leading `*`; undefined for everything else (maybeUnescape).
 */
function unescapeOctal(text: string): string | undefined {
  let out = '';
  let rest = text;
  for (;;) {
    const at = rest.indexOf('\\');
    if (at < 0) return out + rest;
    out += rest.slice(0, at);
    const digits = rest.slice(at + 1, at + 4);
    if (!/^(\+[0-7]{2}|[0-7]{3})$/.test(digits)) return undefined;
    const code = Number.parseInt(digits, 8);
    const character = String.fromCharCode(code);
    if (code > 127 || !/[a-z0-9*.-]/.test(character) || (character === '*' && out !== '')) return undefined;
    out += character;
    rest = rest.slice(at + 4);
  }
}
