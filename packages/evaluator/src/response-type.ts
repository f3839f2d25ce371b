import {
  dnssecOk,
  findOpt,
  isType,
  type Message,
  opcodes,
  type ResourceRecord,
  rcodes,
  recordTypes,
} from '@corefile/dns';

/** What kind of answer a message is, as CoreDNS's cache and logs tell them apart (plugin/pkg/response). */
export type ResponseType =
  | 'no error'
  | 'name error'
  | 'server error'
  | 'no data'
  | 'delegation'
  | 'meta'
  | 'update'
  | 'other error';

/** Classifies a message; `now` in milliseconds decides whether signatures have expired. */
export function typify(message: Message, now: number): ResponseType {
  const opt = findOpt(message);
  if (message.opcode === opcodes.UPDATE) return 'update';
  if (message.opcode === opcodes.NOTIFY) return 'meta';
  const asked = message.question[0]?.type;
  if (asked === recordTypes.AXFR || asked === recordTypes.IXFR) return 'meta';
  if (opt && dnssecOk(opt) && hasExpiredSignature(message, now)) return 'other error';
  const { rcode } = message;
  if (message.answer.length > 0 && rcode === rcodes.NOERROR) return 'no error';
  if (message.answer.length > 0 && rcode === rcodes.NXDOMAIN) return 'other error';
  if (rcode === rcodes.NOERROR && message.authority.some(record => record.type === recordTypes.SOA)) return 'no data';
  if (rcode === rcodes.NXDOMAIN) return 'name error';
  if (rcode === rcodes.SERVFAIL || rcode === rcodes.NOTIMP) return 'server error';
  if (rcode !== rcodes.NOERROR) return 'other error';
  return message.authority.some(record => record.type === recordTypes.NS) ? 'delegation' : 'no error';
}

const hasExpiredSignature = ({ answer, authority, additional }: Message, now: number): boolean =>
  [answer, authority, additional].some(section => section.some(record => isExpired(record, Math.floor(now / 1000))));

/** Outside its period of validity, compared modulo 2^32 around now (RFC 4034 §3.1.5, RRSIG.ValidityPeriod). */
function isExpired(record: ResourceRecord, now: number): boolean {
  if (!isType(record, 'RRSIG')) return false;
  const { inception, expiration } = record.rdata;
  const near = (time: number) => time + Math.trunc((time - now) / 2 ** 31) * 2 ** 31;
  return !(near(inception) <= now && now <= near(expiration));
}

const SHORTEST = 5;
const LONGEST = 3600;

/** The lowest TTL of an answer's records, at most `maximum`; 5 for answers that have none to go by. Seconds. */
export function minimalTtl(message: Message, type: ResponseType, maximum = LONGEST): number {
  if (type !== 'no error' && type !== 'name error' && type !== 'no data') return SHORTEST;
  const { answer, authority, additional } = message;
  const rest = additional.filter(record => record.type !== recordTypes.OPT);
  if (
    answer.length + authority.length === 0 &&
    (additional.length === 0 || (additional.length === 1 && rest.length === 0))
  )
    return SHORTEST;
  let ttl = maximum;
  for (const section of [answer, authority, rest]) for (const record of section) ttl = Math.min(ttl, record.ttl);
  return ttl;
}
