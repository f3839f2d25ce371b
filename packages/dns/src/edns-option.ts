import { u16At } from './u16-at.ts';
import { dnsError, WireError } from './wire-error.ts';
import { WireReader } from './wire-reader.ts';
import { WireWriter } from './wire-writer.ts';

/** An option of an OPT record (RFC 6891). `edns.ts` has readers and makers of the well-known ones. */
export interface EdnsOption {
  code: number;
  data: Uint8Array;
}

export const optionCodes = {
  LLQ: 1,
  UL: 2,
  NSID: 3,
  ESU: 4,
  DAU: 5,
  DHU: 6,
  N3U: 7,
  SUBNET: 8,
  EXPIRE: 9,
  COOKIE: 10,
  KEEPALIVE: 11,
  PADDING: 12,
  EDE: 15,
  REPORTING: 18,
  ZONEVERSION: 19,
} as const;

const shortData = (): never => {
  throw dnsError('buffer size too small');
};

/**
 * Option data after miekg/dns has unpacked and packed it: a client subnet loses the bits beyond its netmask, an EXPIRE
 * its surplus octets. Throws WireError where the message would be refused.
 */
export function normalizeOption(code: number, data: Uint8Array): Uint8Array {
  switch (code) {
    case optionCodes.LLQ:
      return data.length < 18 ? shortData() : data.slice(0, 18);
    case optionCodes.UL:
      if (data.length !== 4 && data.length !== 8) shortData();
      return data.subarray(4).every(octet => octet === 0) ? data.slice(0, 4) : data.slice();
    case optionCodes.SUBNET:
      return normalizeSubnet(data);
    case optionCodes.EXPIRE:
      if (data.length > 0 && data.length < 4) shortData();
      return data.slice(0, 4);
    case optionCodes.KEEPALIVE:
      if (data.length !== 0 && data.length !== 2)
        throw new WireError(`length mismatch, want 0/2 but got ${data.length}`);
      return data.every(octet => octet === 0) ? new Uint8Array() : data.slice();
    case optionCodes.EDE:
    case optionCodes.ZONEVERSION:
      return data.length < 2 ? shortData() : data.slice();
    case optionCodes.REPORTING:
      return normalizeName(data);
    default:
      return data.slice();
  }
}

function normalizeSubnet(data: Uint8Array): Uint8Array {
  if (data.length < 4) shortData();
  const family = u16At(data, 0);
  const [, , netmask = 0, scope = 0] = data;
  if (family > 2 || (family === 0 && netmask !== 0)) throw new WireError('bad address family');
  const size = family === 1 ? 4 : 16;
  if (family === 0) return Uint8Array.of(0, 0, 0, scope);
  if (netmask > 8 * size || scope > 8 * size) throw new WireError('bad netmask');
  const out = new Uint8Array(4 + Math.ceil(netmask / 8));
  out.set(data.subarray(0, Math.min(out.length, 4 + size)));
  const last = out.length - 1;
  if (netmask % 8 !== 0) out[last] = (out[last] as number) & (0xff00 >> (netmask % 8));
  return out;
}

function normalizeName(data: Uint8Array): Uint8Array {
  try {
    const out = new WireWriter();
    out.name(new WireReader(data).name(), false);
    return out.bytes();
  } catch (error) {
    throw new WireError(`bad agent domain: ${(error as Error).message}`);
  }
}
