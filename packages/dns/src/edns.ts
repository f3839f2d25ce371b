import { formatIp } from './address.ts';
import { bytesToString, stringToBytes } from './byte-string.ts';
import { type EdnsOption, normalizeOption, optionCodes } from './edns-option.ts';
import { encodeHex } from './encoding.ts';
import type { Message } from './message.ts';
import { isType, type RecordOf } from './record.ts';
import { recordTypes } from './record-type.ts';
import { u16At } from './u16-at.ts';

/** An OPT record keeps the UDP size in its class, and extended rcode, version and flags in its TTL (RFC 6891 §6.1.3). */
export type OptRecord = RecordOf<'OPT'>;

const DO = 0x8000;
const CO = 0x4000;

/** An OPT record, ready to be put in the additional section. */
export function optRecord(udpSize: number, dnssecOk = false, options: readonly EdnsOption[] = []): OptRecord {
  return { name: '.', type: recordTypes.OPT, class: udpSize, ttl: dnssecOk ? DO : 0, rdata: { options } };
}

/** The OPT record of a message: the last one, should there be more (IsEdns0). */
export function findOpt(message: Message): OptRecord | undefined {
  for (let i = message.additional.length - 1; i >= 0; i--) {
    const rr = message.additional[i];
    if (rr && isType(rr, 'OPT')) return rr;
  }
  return undefined;
}

export const udpSize = (opt: OptRecord): number => opt.class;
export const dnssecOk = (opt: OptRecord): boolean => (opt.ttl & DO) !== 0;
export const compactAnswersOk = (opt: OptRecord): boolean => (opt.ttl & CO) !== 0;
export const ednsVersion = (opt: OptRecord): number => (opt.ttl >>> 16) & 0xff;
/** The upper eight of the rcode's twelve bits, in place: BADVERS gives 16. */
export const extendedRcode = (opt: OptRecord): number => (opt.ttl >>> 24) << 4;

export function setUdpSize(opt: OptRecord, size: number): void {
  opt.class = size;
}

export function setDnssecOk(opt: OptRecord, on = true): void {
  opt.ttl = (on ? opt.ttl | DO : opt.ttl & ~DO) >>> 0;
}

export function setEdnsVersion(opt: OptRecord, version: number): void {
  opt.ttl = ((opt.ttl & 0xff00ffff) | (version << 16)) >>> 0;
}

export function setExtendedRcode(opt: OptRecord, rcode: number): void {
  opt.ttl = ((opt.ttl & 0x00ffffff) | ((rcode >> 4) << 24)) >>> 0;
}

export function findOption(opt: OptRecord, code: number): EdnsOption | undefined {
  return opt.rdata.options.find(option => option.code === code);
}

/** RFC 7871. `family` 1 or 2 (0: none, with netmask 0); the address is cut to the netmask. */
export interface ClientSubnet {
  family: number;
  netmask: number;
  scope: number;
  address: string;
}

/** Contents of a SUBNET option; undefined for data that is too short. */
export function readSubnet({ data }: EdnsOption): ClientSubnet | undefined {
  if (data.length < 4) return undefined;
  const family = u16At(data, 0);
  const bytes = new Uint8Array(family === 2 ? 16 : 4);
  bytes.set(data.subarray(4, 4 + bytes.length));
  const [, , netmask = 0, scope = 0] = data;
  return { family, netmask, scope, address: formatIp(bytes) };
}

export function subnetOption(family: 1 | 2, netmask: number, scope: number, address: Uint8Array): EdnsOption {
  const data = Uint8Array.of(0, family, netmask, scope, ...address);
  return { code: optionCodes.SUBNET, data: normalizeOption(optionCodes.SUBNET, data) };
}

/** RFC 8914 */
export interface ExtendedError {
  infoCode: number;
  /** Byte string. */
  extraText: string;
}

export function readExtendedError({ data }: EdnsOption): ExtendedError | undefined {
  if (data.length < 2) return undefined;
  return { infoCode: u16At(data, 0), extraText: bytesToString(data.subarray(2)) };
}

export function extendedErrorOption(infoCode: number, extraText = ''): EdnsOption {
  return { code: optionCodes.EDE, data: Uint8Array.of(infoCode >> 8, infoCode & 0xff, ...stringToBytes(extraText)) };
}

/** RFC 5001: the name of the server, as octets; empty in a query. */
export function nsidOption(identifier: string): EdnsOption {
  return { code: optionCodes.NSID, data: stringToBytes(identifier) };
}

/** NSID, COOKIE and the like as miekg/dns keeps them: hexadecimal. */
export const optionHex = (option: EdnsOption): string => encodeHex(option.data);
