import { extendedRcode, findOpt, setExtendedRcode } from './edns.ts';
import { type Message, message, type Question } from './message.ts';
import { emptyRdata } from './rdata/rdata.ts';
import { decodeRdata, encodeRdata } from './rdata/rdata-wire.ts';
import type { ResourceRecord } from './record.ts';
import { dnsError, WireError } from './wire-error.ts';
import { WireReader } from './wire-reader.ts';
import { WireWriter } from './wire-writer.ts';

/**
 * Packs a message as Msg.Pack of miekg/dns does, with compressed names if `message.compress` is set. The upper bits of
 * the rcode are put in its OPT record. The error is Go's text: the server would fail to send this answer.
 */
export function encodeMessage(
  message: Message,
): { bytes: Uint8Array; error?: undefined } | { bytes?: undefined; error: string } {
  const sections = [message.answer, message.authority, message.additional];
  const isCompressible = message.question.length > 1 || sections.some(section => section.length > 0);
  const out = new WireWriter(message.compress && isCompressible ? new Map() : undefined);
  try {
    if (message.rcode < 0 || message.rcode > 0xfff) throw dnsError('bad rcode');
    const opt = findOpt(message);
    if (opt) setExtendedRcode(opt, message.rcode);
    else if (message.rcode > 0xf) throw dnsError('bad extended rcode');
    out.u16(message.id);
    out.u16(headerBits(message));
    for (const section of [message.question, ...sections]) out.u16(section.length & 0xffff);
    for (const question of message.question) {
      out.name(question.name, true);
      out.u16(question.type);
      out.u16(question.class);
    }
    for (const rr of sections.flat()) encodeRecord(rr, out);
    return { bytes: out.bytes() };
  } catch (error) {
    if (error instanceof WireError) return { error: error.message };
    throw error;
  }
}

function headerBits(message: Message): number {
  const flags = [message.aa, message.tc, message.rd, message.ra, message.z, message.ad, message.cd];
  let bits = ((message.qr ? 0x8000 : 0) | (message.opcode << 11) | (message.rcode & 0xf)) & 0xffff;
  flags.forEach((flag, i) => {
    if (flag) bits |= 0x400 >> i;
  });
  return bits;
}

/** Packs one record. Throws WireError. */
export function encodeRecord(rr: ResourceRecord, out: WireWriter): void {
  out.name(rr.name, true);
  out.u16(rr.type);
  out.u16(rr.class);
  out.u32(rr.ttl);
  out.u16(0);
  const start = out.length;
  encodeRdata(rr.type, rr.rdata, out);
  if (out.length - start > 0xffff) throw dnsError('bad rdata');
  out.patchU16(start - 2, out.length - start);
}

/**
 * Unpacks a message. With an `error` the message has what Msg.Unpack of miekg/dns had read by then: the header is enough
 * to answer FORMERR. Counts of the header are not believed: a section ends with the message.
 */
export function decodeMessage(bytes: Uint8Array): { message: Message; error?: string } {
  const result = message();
  try {
    decodeInto(result, new WireReader(bytes));
    return { message: result };
  } catch (error) {
    if (error instanceof WireError) return { message: result, error: error.message };
    throw error;
  }
}

const headerFields = ['id', 'bits', 'question count', 'answer count', 'ns count', 'extra count'];

function decodeInto(result: Message, input: WireReader): void {
  const header = headerFields.map(name => prefixed(`bad header ${name}`, () => input.u16()));
  const [id, bits, questions, answers, authorities, additionals] = header as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const flag = (i: number): boolean => (bits & (0x8000 >> i)) !== 0;
  result.id = id;
  result.opcode = (bits >> 11) & 0xf;
  result.rcode = bits & 0xf;
  [result.qr, result.aa, result.tc, result.rd] = [flag(0), flag(5), flag(6), flag(7)];
  [result.ra, result.z, result.ad, result.cd] = [flag(8), flag(9), flag(10), flag(11)];
  // 9.9.9.9 refuses with a bare header.
  if (input.atEnd) return;
  for (let i = 0; i < questions; i++) result.question.push(decodeQuestion(input));
  try {
    result.answer = decodeRecords(answers, input);
    result.authority = decodeRecords(authorities, input);
    result.additional = decodeRecords(additionals, input);
  } finally {
    const opt = findOpt(result);
    if (opt) result.rcode |= extendedRcode(opt);
  }
}

function prefixed<T>(prefix: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof WireError ? new WireError(`${prefix}: ${error.message}`) : error;
  }
}

/** Type and class may be missing at the end of a message. */
function decodeQuestion(input: WireReader): Question {
  const question: Question = { name: prefixed('bad question name', () => input.name()), type: 0, class: 0 };
  if (!input.atEnd) question.type = prefixed('bad question qtype', () => input.u16());
  if (!input.atEnd) question.class = prefixed('bad question qclass', () => input.u16());
  return question;
}

function decodeRecords(count: number, input: WireReader): ResourceRecord[] {
  const records: ResourceRecord[] = [];
  for (let i = 0; i < count && !input.atEnd; i++) records.push(decodeRecord(input));
  return records;
}

/** Unpacks one record. Throws WireError. */
export function decodeRecord(input: WireReader): ResourceRecord {
  const name = input.name();
  const type = input.u16();
  const recordClass = input.u16();
  const ttl = input.u32();
  const length = input.u16();
  const end = input.offset + length;
  if (end > input.end) throw dnsError('overflowing header size');
  if (length === 0) return { name, type, class: recordClass, ttl, rdata: emptyRdata(type) };
  const messageEnd = input.end;
  input.end = end;
  const rdata = decodeRdata(type, input);
  if (input.offset !== end) throw dnsError('bad rdlength');
  input.end = messageEnd;
  return { name, type, class: recordClass, ttl, rdata };
}
