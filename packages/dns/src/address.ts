import { u16At } from './u16-at.ts';

/** Addresses as net.ParseIP and net.IP.String of Go read and print them. */

/** `1.2.3.4` → 4 bytes: four decimal fields of at most 255 without leading zeros. */
export function parseIpv4(text: string): Uint8Array | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (!match) return undefined;
  const bytes = new Uint8Array(4);
  for (let i = 0; i < 4; i++) {
    const field = match[i + 1] as string;
    const value = Number(field);
    if (value > 255 || (field.length > 1 && field.startsWith('0'))) return undefined;
    bytes[i] = value;
  }
  return bytes;
}

/** RFC 4291 text → 16 bytes; `::ffff:1.2.3.4` is one, a zone (`%eth0`) is refused. */
export function parseIpv6(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(16);
  let rest = text;
  let ellipsis = -1;
  if (rest.startsWith('::')) {
    ellipsis = 0;
    rest = rest.slice(2);
    if (rest === '') return bytes;
  }
  let i = 0;
  while (i < 16) {
    const group = /^[0-9a-fA-F]+/.exec(rest)?.[0] ?? '';
    if (group.length === 0 || group.length > 4) return undefined;
    if (rest[group.length] === '.') {
      if ((ellipsis < 0 && i !== 12) || i + 4 > 16) return undefined;
      const tail = parseIpv4(rest);
      if (!tail) return undefined;
      bytes.set(tail, i);
      i += 4;
      rest = '';
      break;
    }
    const value = Number.parseInt(group, 16);
    bytes[i++] = value >> 8;
    bytes[i++] = value & 0xff;
    rest = rest.slice(group.length);
    if (rest === '') break;
    if (!rest.startsWith(':') || rest.length === 1) return undefined;
    rest = rest.slice(1);
    if (rest.startsWith(':')) {
      if (ellipsis >= 0) return undefined;
      ellipsis = i;
      rest = rest.slice(1);
      if (rest === '') break;
    }
  }
  if (rest !== '') return undefined;
  if (i < 16) {
    if (ellipsis < 0) return undefined;
    bytes.copyWithin(16 - (i - ellipsis), ellipsis, i);
    bytes.fill(0, ellipsis, 16 - (i - ellipsis));
  } else if (ellipsis >= 0) return undefined;
  return bytes;
}

/** net.ParseIP: 4 bytes for text with dots only, 16 for text with a colon. */
export function parseIp(text: string): Uint8Array | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

const isMapped = (bytes: Uint8Array): boolean =>
  bytes.length === 16 && bytes[10] === 0xff && bytes[11] === 0xff && bytes.subarray(0, 10).every(byte => byte === 0);

/** net.IP.To4: the four bytes of an IPv4 address or of an IPv4-mapped one. */
export function toIpv4(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length === 4) return bytes;
  return isMapped(bytes) ? bytes.subarray(12) : undefined;
}

/** Canonical text: dotted for 4 bytes, RFC 5952 for 16, `::ffff:1.2.3.4` for a mapped address. */
export function formatIp(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  if (isMapped(bytes)) return `::ffff:${bytes.subarray(12).join('.')}`;
  const groups = Array.from({ length: 8 }, (_, i) => u16At(bytes, 2 * i));
  let from = -1;
  let to = -1;
  for (let i = 0; i < 8; i++) {
    let j = i;
    while (j < 8 && groups[j] === 0) j++;
    if (j - i >= 2 && j - i > to - from) [from, to] = [i, j];
    if (j > i) i = j;
  }
  const hex = (part: number[]): string => part.map(group => group.toString(16)).join(':');
  return from < 0 ? hex(groups) : `${hex(groups.slice(0, from))}::${hex(groups.slice(to))}`;
}

/** net.IP.String: as formatIp, but a mapped address is dotted. */
export function formatGoIp(bytes: Uint8Array): string {
  return formatIp(toIpv4(bytes) ?? bytes);
}
