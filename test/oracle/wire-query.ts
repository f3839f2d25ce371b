import { isIPv4 } from 'node:net';
import type { QueryLine } from './query-line.ts';
import { classNumber, typeNumber } from './wire-names.ts';

/** The id of every question: constant, so that nothing in a recording depends on it. */
export const MESSAGE_ID = 4321;

/** The message that a query line stands for, as bytes to send. */
export function encodeQuery(query: QueryLine): Buffer {
  const flags =
    (query.opcode << 11) | (query.recursionDesired ? 0x100 : 0) | (query.ad ? 0x20 : 0) | (query.cd ? 0x10 : 0);
  const opt = query.bufsize === undefined ? [] : [optRecord(query, query.bufsize)];
  const authority = query.serial === undefined ? [] : [soaRecord(query.name, query.serial)];
  const header = [MESSAGE_ID, flags, 1, 0, authority.length, opt.length];
  const question = Buffer.concat([encodeName(query.name), u16(typeNumber(query.type), classNumber(query.class))]);
  return Buffer.concat([u16(...header), question, ...authority, ...opt]);
}

/** A name in presentation form (`\.` and `\DDD` understood) as labels on the wire, without compression. */
export function encodeName(name: string): Buffer {
  const labels: number[][] = [];
  let label: number[] = [];
  for (let i = 0; i < name.length; i++) {
    const escaped = /^\\(\d{3}|.)/s.exec(name.slice(i, i + 4))?.[1];
    if (escaped !== undefined) {
      label.push(escaped.length === 3 ? Number(escaped) : escaped.charCodeAt(0));
      i += escaped.length;
    } else if (name[i] === '.') {
      if (label.length > 0) labels.push(label);
      label = [];
    } else label.push(name.charCodeAt(i));
  }
  if (label.length > 0) labels.push(label);
  if (labels.some(bytes => bytes.length > 63)) throw new Error(`${name}: a label has more than 63 octets`);
  return Buffer.from([...labels.flatMap(bytes => [bytes.length, ...bytes]), 0]);
}

function u16(...values: number[]): Buffer {
  return Buffer.from(values.flatMap(value => [(value >> 8) & 255, value & 255]));
}

function optRecord(query: QueryLine, bufsize: number): Buffer {
  const options: Buffer[] = [];
  if (query.subnet !== undefined) {
    const data = clientSubnet(query.subnet);
    options.push(u16(8, data.length), data);
  }
  if (query.nsid) options.push(u16(3, 0));
  const rdata = Buffer.concat(options);
  const ttl = u16(query.ednsVersion, query.do ? 0x8000 : 0);
  return Buffer.concat([Buffer.from([0]), u16(41, bufsize), ttl, u16(rdata.length), rdata]);
}

/** RFC 7871: family, source prefix, scope 0, and as many address octets as the prefix needs. */
function clientSubnet(text: string): Buffer {
  const [address = '', prefix] = text.split('/');
  const bits = Number(prefix ?? 32);
  const octets = isIPv4(address) ? address.split('.').map(Number) : ipv6Octets(address);
  const kept = octets.slice(0, Math.ceil(bits / 8));
  const spare = bits % 8;
  if (spare > 0) kept.push((kept.pop() ?? 0) & (0xff << (8 - spare)));
  return Buffer.concat([u16(isIPv4(address) ? 1 : 2), Buffer.from([bits, 0, ...kept])]);
}

function ipv6Octets(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const groups = (text: string) => text.split(':').filter(group => group !== '');
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const zeros = new Array<string>(8 - left.length - right.length).fill('0');
  return [...u16(...[...left, ...zeros, ...right].map(group => Number.parseInt(group, 16)))];
}

/** What an IXFR says it has: RFC 1995 puts the client's SOA in the authority section. */
function soaRecord(zone: string, serial: number): Buffer {
  const numbers = Buffer.alloc(20);
  numbers.writeUInt32BE(serial, 0);
  const rdata = Buffer.concat([Buffer.from([0, 0]), numbers]);
  return Buffer.concat([encodeName(zone), u16(6, 1), u16(0, 0), u16(rdata.length), rdata]);
}
