import type { Message } from './message.ts';
import { nameLength } from './name-length.ts';
import type { Siblings } from './rdata/field.ts';
import { rdataTypeOf } from './rdata/rdata.ts';
import type { ResourceRecord } from './record.ts';

export const HEADER_LENGTH = 12;

/**
 * Octets of a message as Msg.Len of miekg/dns counts them: CoreDNS decides by it what fits a client. It is an estimate
 * from above, for escaped texts, NSEC3 names and broken base64 are counted as they are written.
 */
export function wireLength(message: Message, compress: boolean = message.compress): number {
  const sections = [message.answer, message.authority, message.additional];
  const isCompressible = message.question.length > 1 || sections.some(section => section.length > 0);
  const names = compress && isCompressible ? new Set<string>() : undefined;
  let total = questionsLength(message, names);
  for (const section of sections) {
    for (const rr of section) total += recordLength(rr, total, names);
  }
  return total;
}

/** Header and question section. */
export function questionsLength(message: Message, names: Set<string> | undefined): number {
  let total = HEADER_LENGTH;
  for (const question of message.question) total += nameLength(question.name, total, names, true) + 4;
  return total;
}

/** Octets of one record at `offset`; `names` gains the suffixes that later names can point to. */
export function recordLength(rr: ResourceRecord, offset = 0, names?: Set<string>): number {
  const { fields } = rdataTypeOf(rr.type);
  const values = rr.rdata as Siblings;
  let total = nameLength(rr.name, offset, names, true) + 10;
  for (const key in fields) total += fields[key]?.length(values[key], offset + total, names, values) ?? 0;
  return total;
}
