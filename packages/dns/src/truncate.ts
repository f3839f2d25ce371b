import { findOpt } from './edns.ts';
import type { Message } from './message.ts';
import { isType, type ResourceRecord } from './record.ts';
import { questionsLength, recordLength, wireLength } from './wire-length.ts';

/** No client gets less (RFC 6891 §6.2.3). */
export const MIN_MESSAGE_SIZE = 512;
export const MAX_MESSAGE_SIZE = 65535;

/**
 * Drops records that do not fit `size` octets (Msg.Truncate of miekg/dns) and sets tc if there were any. It also decides
 * on compression: off for an answer that fits without, on for every other. A message with TSIG is left alone.
 */
export function truncate(message: Message, size: number): void {
  const last = message.additional.at(-1);
  if (last && isType(last, 'TSIG')) return;
  let room = Math.max(size, MIN_MESSAGE_SIZE);
  if (wireLength(message, false) <= room) {
    message.compress = false;
    return;
  }
  message.compress = true;
  const opt = findOpt(message);
  if (opt) {
    message.additional.splice(message.additional.lastIndexOf(opt), 1);
    room -= recordLength(opt);
  }
  const names = new Set<string>();
  let length = questionsLength(message, names);
  const fit = (records: ResourceRecord[]): ResourceRecord[] => {
    let count = 0;
    while (length < room && count < records.length) {
      length += recordLength(records[count] as ResourceRecord, length, names);
      // What does not fit ends it all: nothing after it is tried, smaller or not.
      if (length > room) length = room;
      else count++;
    }
    if (count < records.length) message.tc = true;
    return records.slice(0, count);
  };
  message.answer = fit(message.answer);
  message.authority = fit(message.authority);
  message.additional = fit(message.additional);
  if (opt) message.additional.push(opt);
}
