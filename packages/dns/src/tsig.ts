import { decodeHex } from './encoding.ts';
import { canonicalName } from './name.ts';
import { isType, type RecordOf } from './record.ts';
import { recordClasses } from './record-class.ts';
import { decodeRecord } from './wire.ts';
import { dnsError, WireError } from './wire-error.ts';
import { WireReader } from './wire-reader.ts';
import { WireWriter } from './wire-writer.ts';

/** Seconds that clocks may differ when a TSIG does not say. */
const DEFAULT_FUDGE = 300;

export interface TsigContext {
  /** MAC of the request in hexadecimal when an answer is signed, else ''. */
  requestMac: string;
  /** Later messages of a zone transfer cover the time only (RFC 8945 §5.3.1). */
  timersOnly: boolean;
}

/**
 * Octets that the MAC of a TSIG covers (RFC 8945 §4.3, tsigBuffer of miekg/dns). `message` is packed without the TSIG; it
 * counts with the original id. undefined when the request's MAC or the other data is no hexadecimal.
 */
export function tsigMacInput(
  message: Uint8Array,
  tsig: RecordOf<'TSIG'>,
  context: TsigContext,
): Uint8Array | undefined {
  const { rdata } = tsig;
  const requestMac = decodeHex(context.requestMac);
  const otherData = decodeHex(rdata.otherData);
  if (!requestMac || !otherData) return undefined;
  const out = new WireWriter();
  if (requestMac.length > 0) {
    out.u16(requestMac.length);
    out.raw(requestMac);
  }
  out.u16(rdata.originalId);
  out.raw(message.subarray(2));
  const fudge = rdata.fudge === 0 ? DEFAULT_FUDGE : rdata.fudge;
  if (context.timersOnly) {
    out.u48(rdata.timeSigned);
    out.u16(fudge);
    return out.bytes();
  }
  out.name(canonicalName(tsig.name), false);
  out.u16(recordClasses.ANY);
  out.u32(tsig.ttl);
  out.name(canonicalName(rdata.algorithm), false);
  out.u48(rdata.timeSigned);
  out.u16(fudge);
  out.u16(rdata.error);
  out.u16(rdata.otherLength);
  out.raw(otherData);
  return out.bytes();
}

/**
 * A packed message without its TSIG, and that record (stripTsig of miekg/dns). The error is Go's text: `dns: no signature
 * found` for a message without additional records.
 */
export function stripTsig(bytes: Uint8Array): { message: Uint8Array; tsig: RecordOf<'TSIG'> } | { error: string } {
  const input = new WireReader(bytes);
  try {
    const header = Array.from({ length: 6 }, () => input.u16()) as [number, number, number, number, number, number];
    const [, bits, questions, answers, authorities, additionals] = header;
    if (additionals === 0) throw dnsError('no signature found');
    // NOTAUTH: the other side could not verify ours.
    if ((bits & 0xf) === 9) throw dnsError('bad authentication');
    for (let i = 0; i < questions; i++) {
      input.name();
      input.u32();
    }
    for (let i = 0; i < answers + authorities; i++) decodeRecord(input);
    for (let i = 0; i < additionals; i++) {
      const start = input.offset;
      const rr = decodeRecord(input);
      if (!isType(rr, 'TSIG')) continue;
      const message = bytes.slice(0, start);
      message[10] = (additionals - 1) >> 8;
      message[11] = (additionals - 1) & 0xff;
      return { message, tsig: rr };
    }
    throw dnsError('no signature found');
  } catch (error) {
    if (error instanceof WireError) return { error: error.message };
    throw error;
  }
}
