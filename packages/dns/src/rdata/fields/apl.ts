import { formatIp, parseIpv4, parseIpv6 } from '../../address.ts';
import { parseUint } from '../../number-text.ts';
import { u16At } from '../../u16-at.ts';
import { dnsError } from '../../wire-error.ts';
import type { WireReader } from '../../wire-reader.ts';
import type { Token } from '../../zone-lexer.ts';
import type { Field, RdataTokens } from '../field.ts';

/** A prefix of an APL record (RFC 3123). The family is that of the address, which has no bits beyond the prefix. */
export interface AddressPrefix {
  negated: boolean;
  address: string;
  length: number;
}

export function addressPrefixes(wireName: string): Field<readonly AddressPrefix[]> {
  return {
    zero: [],
    wireName,
    toLineEnd: true,
    parse(tokens) {
      const prefixes: AddressPrefix[] = [];
      for (let token = tokens.next(); token.kind !== 'newline' && token.kind !== 'eof'; token = tokens.next()) {
        if (token.kind === 'blank' && prefixes.length > 0) continue;
        if (token.kind !== 'string') tokens.fail('unexpected APL field', token);
        prefixes.push(parsePrefix(tokens, token));
      }
      return prefixes;
    },
    print: value => value.map(printPrefix).join(' '),
    encode(value, out) {
      for (const { negated, address, length } of value) {
        const bytes = parseAddress(address);
        if (!bytes) throw dnsError('unrecognized address family');
        // What came from the wire may have bits beyond the prefix; they are not sent again.
        bytes.forEach((byte, i) => {
          bytes[i] = byte & ~(0xff >> Math.min(Math.max(length - 8 * i, 0), 8));
        });
        let end = Math.ceil(length / 8);
        while (end > 0 && bytes[end - 1] === 0) end--;
        out.u16(bytes.length === 4 ? 1 : 2);
        out.u8(length);
        out.u8((negated ? 0x80 : 0) | end);
        out.raw(bytes.subarray(0, end));
      }
    },
    decode(input) {
      const prefixes: AddressPrefix[] = [];
      while (input.offset < input.end) prefixes.push(decodePrefix(input));
      return prefixes;
    },
    length: value => value.reduce((total, { length }) => total + 4 + Math.ceil(length / 8), 0),
    equal: (a, b) => a.length === b.length && a.map(printPrefix).join() === b.map(printPrefix).join(),
  };
}

const parseAddress = (text: string): Uint8Array | undefined => (text.includes(':') ? parseIpv6(text) : parseIpv4(text));

const printPrefix = ({ negated, address, length }: AddressPrefix): string =>
  `${negated ? '!' : ''}${address.includes(':') ? 2 : 1}:${address}/${length}`;

/** `[!]family:address/length` */
function parsePrefix(tokens: RdataTokens, token: Token): AddressPrefix {
  const colon = token.text.indexOf(':');
  if (colon < 0) tokens.fail('missing colon in APL field', token);
  const negated = token.text.startsWith('!');
  const family = parseUint(token.text.slice(negated ? 1 : 0, colon), 16);
  // Errors that wrap one of Go's lose their text on the way out of miekg/dns's parser.
  if (family === undefined) tokens.fail('', token);
  if (family !== 1 && family !== 2) tokens.fail('unrecognized APL family', token);
  const slash = token.text.indexOf('/', colon);
  const bytes = parseAddress(token.text.slice(colon + 1, slash));
  const length = parseUint(token.text.slice(slash + 1), 16);
  if (slash < 0 || !bytes || length === undefined || length > 8 * bytes.length) return tokens.fail('', token);
  if (!isNetworkAddress(bytes, length)) tokens.fail('extra bits in APL address', token);
  if (bytes.length !== (family === 1 ? 4 : 16)) tokens.fail('address mismatch with the APL family', token);
  return { negated, address: formatIp(bytes), length };
}

function isNetworkAddress(bytes: Uint8Array, length: number): boolean {
  return bytes.every((byte, i) => (byte & (0xff >> Math.min(Math.max(length - 8 * i, 0), 8))) === 0);
}

function decodePrefix(input: WireReader): AddressPrefix {
  const overflow = 'overflow unpacking APL prefix';
  const head = input.take(4, overflow);
  const family = u16At(head, 0);
  const [, , length = 0, flagAndOctets = 0] = head;
  const octets = flagAndOctets & 0x7f;
  if (family !== 1 && family !== 2) throw dnsError('unrecognized APL address family');
  const bytes = new Uint8Array(family === 1 ? 4 : 16);
  if (length > 8 * bytes.length) throw dnsError('APL prefix too long');
  if (octets > bytes.length) throw dnsError('APL length too long');
  bytes.set(input.take(octets, 'overflow unpacking APL address'));
  if (octets > 0 && bytes[octets - 1] === 0) throw dnsError('extra APL address bits');
  return { negated: (flagAndOctets & 0x80) !== 0, address: formatIp(bytes), length };
}
