import { isType, type Message, type ResourceRecord } from '@corefile/dns';

/** What every client takes, whatever it says (RFC 1035 §4.2.1). */
const LEAST = 512;
/** Type, class, TTL and length of a record; an escape in a name only makes its text longer than its octets. */
const FIXED = 10;

/**
 * Does an answer surely fit any client, without compression? Told from the lengths of its texts alone, since nearly
 * every answer is that short and measuring one exactly costs more than the rest of its way.
 */
export function isShort({ question, answer, authority, additional }: Message): boolean {
  let length = 12;
  for (const { name } of question) length += name.length + 6;
  for (const section of [answer, authority, additional]) {
    for (const record of section) {
      length += record.name.length + 2 + FIXED + longest(record);
      if (!(length <= LEAST)) return false;
    }
  }
  return length <= LEAST;
}

/** Octets that rdata takes at most; NaN for what is not told at a glance. */
function longest(record: ResourceRecord): number {
  if (isType(record, 'A')) return 4;
  if (isType(record, 'AAAA')) return 16;
  if (isType(record, 'CNAME') || isType(record, 'PTR') || isType(record, 'NS')) return record.rdata.target.length + 2;
  if (isType(record, 'SRV')) return record.rdata.target.length + 8;
  if (isType(record, 'SOA')) return record.rdata.mname.length + record.rdata.rname.length + 24;
  if (isType(record, 'OPT') && record.rdata.options.length === 0) return 0;
  return Number.NaN;
}
