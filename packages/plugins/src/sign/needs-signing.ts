import { isType, recordTypes, ZoneParser, zoneText } from '@corefile/dns';

const DAY = 86_400;
const OLDEST = 6 * DAY;
const SHORTEST_LEFT = 7 * DAY;
const MOST_RECORDS = 100;

/**
 * Why a signed zone file must be signed anew (resign of plugin/sign), going by the signatures of its SOA record; undefined
 * when it need not. `now` in seconds since 1970.
 */
export function needsSigning(text: string | undefined, now: number): string | undefined {
  if (text === undefined) return 'there is no signed file yet';
  const parser = new ZoneParser(zoneText(text), { origin: '.', file: 'resign' });
  let count = 0;
  for (let record = parser.next(); record; record = parser.next()) {
    if (isType(record, 'RRSIG')) {
      if (record.rdata.typeCovered !== recordTypes.SOA) continue;
      const age = now - record.rdata.inception;
      if (age > OLDEST) return 'it was signed more than six days ago';
      if (age < 0) return 'its signature begins in the future';
      if (record.rdata.expiration - now < SHORTEST_LEFT) return 'its signature ends within a week';
    }
    count++;
    if (count > MOST_RECORDS) return 'its first hundred records have no signature of the SOA record';
  }
  return parser.error?.message;
}
