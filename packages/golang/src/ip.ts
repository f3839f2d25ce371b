import { ipv6String, parseAddr } from './netip.ts';
import { fail, ok, type Result } from './result.ts';

/**
 * A net.IP: 4 bytes, or 16 for IPv6. '::ffff:1.2.3.4' is the IPv4 address 1.2.3.4, as everywhere in Go's package net
 * (`netip` keeps the two apart).
 */
export type IP = readonly number[];

/** A net.IPNet: `ip` has its host bits cleared; `ones` leading bits of the mask are set, out of `bits` (32 or 128). */
export interface IPNet {
  readonly ip: IP;
  readonly ones: number;
  readonly bits: 32 | 128;
}

/** net.ParseIP: nothing where Go returns nil. A zone ('fe80::1%eth0') is refused. */
export function parseIP(text: string): IP | undefined {
  const addr = parseAddr(text);
  return addr.ok && addr.value.zone === '' ? unmap(addr.value.bytes) : undefined;
}

/** net.ParseCIDR: the address as written and the network it lies in. */
export function parseCIDR(text: string): Result<{ ip: IP; net: IPNet }> {
  const error = fail(`invalid CIDR address: ${text}`);
  const slash = text.indexOf('/');
  if (slash < 0) return error;
  const addr = parseAddr(text.slice(0, slash));
  const mask = text.slice(slash + 1);
  if (!addr.ok || addr.value.zone !== '' || !/^[0-9]+$/.test(mask)) return error; // '/08' is 8, '/+8' is an error
  const { bytes } = addr.value;
  const ones = Number(mask);
  if (ones > bytes.length * 8) return error;
  const ip = bytes.map((byte, i) => byte & maskByte(ones, i));
  return ok({ ip: unmap(bytes), net: { ip, ones, bits: bytes.length === 4 ? 32 : 128 } });
}

/** net.IPNet.Contains: IPv4 never lies in an IPv6 network, except in one of '::ffff:0:0/96'. */
export function contains(net: IPNet, ip: IP): boolean {
  const { ip: network, ones } = unmapNet(net);
  const address = unmap(ip);
  return (
    address.length === network.length &&
    network.every((byte, i) => ((byte ^ (address[i] as number)) & maskByte(ones, i)) === 0)
  );
}

/** net.IP.String. */
export function ipString(ip: IP): string {
  const address = unmap(ip);
  return address.length === 4 ? address.join('.') : ipv6String(address);
}

/** net.IPNet.String: '10.0.0.0/8'. */
export function ipNetString(net: IPNet): string {
  const { ip, ones } = unmapNet(net);
  return `${ipString(ip)}/${ones}`;
}

/** net.IP.To4 where the address is one of IPv4, else the address itself. */
function unmap(ip: IP): IP {
  const mapped = ip.length === 16 && ip[10] === 255 && ip[11] === 255 && ip.slice(0, 10).every(byte => byte === 0);
  return mapped ? ip.slice(12) : ip;
}

/** The network seen as Go's Contains and String see it: '::ffff:10.0.0.0/104' is 10.0.0.0/8. */
function unmapNet(net: IPNet): { ip: IP; ones: number } {
  const ip = unmap(net.ip);
  return { ip, ones: net.bits === 128 && ip.length === 4 ? Math.max(net.ones - 96, 0) : net.ones };
}

/** Byte `i` of a mask with `ones` leading ones. */
function maskByte(ones: number, i: number): number {
  const n = Math.min(Math.max(ones - 8 * i, 0), 8);
  return (0xff << (8 - n)) & 0xff;
}
