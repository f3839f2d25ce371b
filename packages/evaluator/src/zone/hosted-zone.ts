import { parseZone, type ResourceRecord } from '@corefile/dns';
import { createZone, insert, type Zone } from './zone.ts';

/** A zone that a provider hosts, as it was fetched from there. */
export interface HostedZone {
  /** Name that it is served by. */
  readonly origin: string;
  /** A text says why nobody knows what it holds. */
  readonly zone: Zone | string;
}

/**
 * Zone `id` of a provider's fixture: lines of a zone file, or the record sets as its API gives them, which `readSets` turns
 * into records (docs/fixtures.md).
 */
export function readHostedZone(
  fixture: unknown,
  id: string,
  origin: string,
  readSets: (sets: unknown) => readonly ResourceRecord[],
): HostedZone {
  const data = typeof fixture === 'object' && fixture !== null ? (fixture as Record<string, unknown>)[id] : undefined;
  if (data === undefined || data === null) return { origin, zone: `no fixture says what the hosted zone ${id} holds` };
  const { records, error } =
    typeof data === 'string' ? parseZone(data, { origin, file: id }) : { records: readSets(data), error: undefined };
  if (error) return { origin, zone: `the fixture of the hosted zone ${id} cannot be read: ${error.message}` };
  const zone = createZone(origin);
  for (const record of records) insert(zone, record);
  return { origin, zone };
}
