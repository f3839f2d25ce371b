import type { ResourceRecord } from './record.ts';
import type { ZoneError } from './zone-error.ts';
import { DEFAULT_TTL, type ReadFile, type ZoneOptions, ZoneParser } from './zone-file.ts';
import { zoneText } from './zone-text.ts';

/** All records of a zone file up to its end or its first error. */
export function parseZone(text: string, options: ZoneOptions): { records: ResourceRecord[]; error?: ZoneError } {
  const parser = new ZoneParser(zoneText(text), options);
  const records: ResourceRecord[] = [];
  for (let rr = parser.next(); rr; rr = parser.next()) records.push(rr);
  return parser.error ? { records, error: parser.error } : { records };
}

/**
 * The first record of a text (dns.NewRR), as the template plugin makes them: origin is the root, the TTL 3600 unless
 * given. Neither record nor error: there is nothing in the text.
 */
export function parseRecord(
  text: string,
  origin = '.',
  file = '',
  readFile?: ReadFile,
): { record?: ResourceRecord; error?: ZoneError } {
  const line = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  const options: ZoneOptions = { origin, file, defaultTtl: DEFAULT_TTL, ...(readFile && { readFile }) };
  const parser = new ZoneParser(zoneText(line), options);
  const record = parser.next();
  return { ...(record && { record }), ...(parser.error && { error: parser.error }) };
}
