import { atoi } from './integer.ts';
import { quote } from './quote.ts';
import { fail, ok, type Result } from './result.ts';

/** A netip.Addr: 4 or 16 bytes; '::ffff:1.2.3.4' keeps its 16. `zone` is '' where there is none. */
export interface Addr {
  readonly bytes: readonly number[];
  readonly zone: string;
}

/** A netip.Prefix; `bits` counts from the left of `addr`, whose host bits are kept. */
export interface Prefix {
  readonly addr: Addr;
  readonly bits: number;
}

class Malformed {
  readonly why: string;
  constructor(why: string, at = '') {
    this.why = at === '' ? why : `${why} (at ${quote(at)})`;
  }
}

/** netip.ParseAddr: dotted decimal without leading zeros, or IPv6 with an optional zone. */
export function parseAddr(text: string): Result<Addr> {
  const addr = readAddr(text);
  return addr instanceof Malformed ? fail(`ParseAddr(${quote(text)}): ${addr.why}`) : ok(addr);
}

/** netip.ParsePrefix: an address without zone, '/', and the number of bits without sign or leading zero. */
export function parsePrefix(text: string): Result<Prefix> {
  const error = (why: string) => fail(`netip.ParsePrefix(${quote(text)}): ${why}`);
  const slash = text.lastIndexOf('/');
  if (slash < 0) return error("no '/'");
  const addr = parseAddr(text.slice(0, slash));
  if (!addr.ok) return error(addr.error);
  if (addr.value.zone !== '') return error('IPv6 zones cannot be present in a prefix');
  const bitsText = text.slice(slash + 1);
  const bits = atoi(bitsText);
  if ((bitsText.length > 1 && !/^[1-9]/.test(bitsText)) || !bits.ok) {
    return error(`bad bits after slash: ${quote(bitsText)}`);
  }
  if (bits.value < 0 || bits.value > addr.value.bytes.length * 8) return error('prefix length out of range');
  return ok({ addr: addr.value, bits: bits.value });
}

/** netip.Addr.String: '::ffff:1.2.3.4' for IPv4 in IPv6, else the shortest form of RFC 5952. */
export function addrString(addr: Addr): string {
  const { bytes } = addr;
  if (bytes.length === 4) return bytes.join('.');
  const mapped = bytes.slice(0, 10).every(byte => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  const text = mapped ? `::ffff:${bytes.slice(12).join('.')}` : ipv6String(bytes);
  return addr.zone === '' ? text : `${text}%${addr.zone}`;
}

/** 16 bytes as RFC 5952 writes them: the first of the longest runs of two or more zero groups becomes '::'. */
export function ipv6String(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, i) => ((bytes[2 * i] as number) << 8) | (bytes[2 * i + 1] as number));
  let start = -1;
  let length = 1;
  for (let i = 0; i < 8; i++) {
    let end = i;
    while (end < 8 && groups[end] === 0) end++;
    if (end - i > length) [start, length] = [i, end - i];
  }
  const hex = groups.map(group => group.toString(16));
  if (start < 0) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

function readAddr(text: string): Addr | Malformed {
  const first = /[.:%]/.exec(text)?.[0];
  if (first === undefined) return new Malformed('unable to parse IP');
  if (first === '%') return new Malformed('missing IPv6 address');
  if (first === ':') return readIPv6(text);
  const bytes = readIPv4(text);
  return bytes instanceof Malformed ? bytes : { bytes, zone: '' };
}

function readIPv4(text: string): number[] | Malformed {
  const fields: number[] = [];
  let value = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      if (digits === 1 && value === 0) return new Malformed('IPv4 field has octet with leading zero');
      value = value * 10 + c - 48;
      digits++;
      if (value > 255) return new Malformed('IPv4 field has value >255');
    } else if (text[i] === '.') {
      if (i === 0 || i === text.length - 1 || text[i - 1] === '.') {
        return new Malformed('IPv4 field must have at least one digit', text.slice(i));
      }
      if (fields.length === 3) return new Malformed('IPv4 address too long');
      fields.push(value);
      value = 0;
      digits = 0;
    } else return new Malformed('unexpected character', text.slice(i));
  }
  if (fields.length < 3) return new Malformed('IPv4 address too short');
  return [...fields, value];
}

function readIPv6(text: string): Addr | Malformed {
  const percent = text.indexOf('%');
  const zone = percent < 0 ? '' : text.slice(percent + 1);
  if (percent >= 0 && zone === '') return new Malformed('zone must be a non-empty string');
  let rest = percent < 0 ? text : text.slice(0, percent);
  const bytes: number[] = [];
  let ellipsis = -1; // where in `bytes` the zeros of '::' belong
  if (rest.startsWith('::')) {
    ellipsis = 0;
    rest = rest.slice(2);
  }
  while (bytes.length < 16 && !(rest === '' && ellipsis === 0 && bytes.length === 0)) {
    const digits = (/^[0-9a-fA-F]{0,5}/.exec(rest) as RegExpExecArray)[0];
    if (digits.length > 4) return new Malformed('each group must have 4 or less digits', rest);
    if (digits === '') return new Malformed('each colon-separated field must have at least one digit', rest);
    if (rest[digits.length] === '.') {
      if (ellipsis < 0 && bytes.length !== 12) {
        return new Malformed('embedded IPv4 address must replace the final 2 fields of the address', rest);
      }
      if (bytes.length > 12) {
        return new Malformed('too many hex fields to fit an embedded IPv4 at the end of the address', rest);
      }
      const tail = readIPv4(rest);
      if (tail instanceof Malformed) return tail;
      bytes.push(...tail);
      rest = '';
      break;
    }
    const group = Number.parseInt(digits, 16);
    bytes.push(group >> 8, group & 255);
    rest = rest.slice(digits.length);
    if (rest === '') break;
    if (rest[0] !== ':') return new Malformed('unexpected character, want colon', rest);
    if (rest === ':') return new Malformed('colon must be followed by more characters', rest);
    rest = rest.slice(1);
    if (rest[0] === ':') {
      if (ellipsis >= 0) return new Malformed('multiple :: in address', rest);
      ellipsis = bytes.length;
      rest = rest.slice(1);
      if (rest === '') break;
    }
  }
  if (rest !== '') return new Malformed('trailing garbage after address', rest);
  if (bytes.length < 16 && ellipsis < 0) return new Malformed('address string too short');
  if (bytes.length === 16 && ellipsis >= 0) return new Malformed('the :: must expand to at least one field of zeros');
  bytes.splice(Math.max(ellipsis, 0), 0, ...new Array<number>(16 - bytes.length).fill(0));
  return { bytes, zone };
}
