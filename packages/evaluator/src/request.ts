import {
  bytesToString,
  copyMessage,
  dnssecOk,
  findOpt,
  fqdn,
  type Message,
  optionCodes,
  printName,
  setDnssecOk,
  setEdnsVersion,
  setUdpSize,
  stringToBytes,
  truncate,
  udpSize,
  wireLength,
} from '@corefile/dns';
import { toLower, utf8Decode, utf8Encode } from '@corefile/golang';
import type { Query } from './handler.ts';
import { isShort } from './short-answer.ts';

// What plugins ask of a query: request.Request of CoreDNS. Read again at every call, for the message changes on its way.

/** Name of the question in lower case, as plugins compare it. */
export function nameOf(query: Query): string {
  const name = query.request.question[0]?.name ?? '.';
  if (name !== lastName) {
    lastName = name;
    lastPrinted = toLower(printedName(query));
  }
  return lastPrinted;
}
// Every plugin of a chain asks for it, most more than once.
let lastName = '.';
let lastPrinted = '.';

/** Name of the question as the client wrote it. */
export const printedName = ({ request }: Query): string =>
  request.question[0] ? printName(request.question[0].name) : '.';
export const typeOf = ({ request }: Query): number => request.question[0]?.type ?? 0;
export const classOf = ({ request }: Query): number => request.question[0]?.class ?? 0;

/** Does the client want DNSSEC records? */
export function wantsDnssec({ request }: Query): boolean {
  const opt = findOpt(request);
  return opt !== undefined && dnssecOk(opt);
}

/** Octets that the client takes: everything over TCP, at least 512 over UDP. */
export function sizeOf({ request, protocol }: Pick<Query, 'request' | 'protocol'>): number {
  if (protocol === 'tcp') return 65535;
  const opt = findOpt(request);
  return Math.max(opt ? udpSize(opt) : 0, 512);
}

/** 1 for IPv4, 2 for IPv6. */
export const familyOf = (query: Pick<Query, 'client'>): 1 | 2 => (query.client.ip.includes(':') ? 2 : 1);

const repeated: readonly number[] = [
  optionCodes.NSID,
  optionCodes.EXPIRE,
  optionCodes.COOKIE,
  optionCodes.KEEPALIVE,
  optionCodes.PADDING,
];

/**
 * Gives the answer the OPT record that the request calls for: its own with size and DO set, or else the request's, of
 * which only known options are kept (SizeAndDo). The record is then one and the same in request and answer.
 */
export function sizeAndDo({ request }: Pick<Query, 'request'>, answer: Message, supported: ReadonlySet<number>): void {
  const asked = findOpt(request);
  if (!asked) return;
  const own = findOpt(answer);
  if (own) {
    own.name = '.';
    setEdnsVersion(own, 0);
    setUdpSize(own, udpSize(asked));
    own.ttl &= 0xff00;
    if (dnssecOk(asked)) setDnssecOk(own);
    return;
  }
  asked.name = '.';
  setEdnsVersion(asked, 0);
  asked.ttl &= 0xff00;
  const { options } = asked.rdata;
  if (options.length > 0) {
    asked.rdata = { options: options.filter(option => repeated.includes(option.code) || supported.has(option.code)) };
  }
  answer.additional = [...answer.additional, asked];
}

/** Makes the answer fit the client (Scrub): drops what is too much, sets TC, compresses big answers over UDP. */
export function scrub(query: Pick<Query, 'request' | 'protocol' | 'client'>, answer: Message): void {
  if (isShort(answer)) {
    answer.compress = false;
    return;
  }
  truncate(answer, sizeOf(query));
  if (answer.compress || query.protocol !== 'udp') return;
  if (wireLength(answer, false) > (familyOf(query) === 1 ? 1480 : 1220)) answer.compress = true;
}

/** The same query with another question, on a copy of the request (NewWithQuestion). */
export function withQuestion(query: Query, name: string, type: number): Query {
  const request = copyMessage(query.request);
  request.question = [{ name: fqdn(name), type, class: 1 }];
  return { ...query, request };
}

/** Is the message an answer to the question of this query? */
export function matchesQuestion(query: Query, reply: Message): boolean {
  const [question] = reply.question;
  return (
    reply.question.length === 1 &&
    question !== undefined &&
    reply.qr &&
    toLower(question.name) === nameOf(query) &&
    question.type === typeOf(query) &&
    question.class === classOf(query)
  );
}

/** Go's strings of a name are octets: what plugins compare and print. */
export const octets = (text: string): string => (isAscii(text) ? text : bytesToString(utf8Encode(text)));

/** The inverse: octets as Go's regular expressions read them, characters of UTF-8. */
export const characters = (octets: string): string => (isAscii(octets) ? octets : utf8Decode(stringToBytes(octets)));

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);
