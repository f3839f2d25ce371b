import { formatGoIp, formatIp, parseIp, parseIpv4, parseIpv6, toIpv4 } from '../../address.ts';
import { equalNames } from '../../name.ts';
import { dnsError } from '../../wire-error.ts';
import type { WireWriter } from '../../wire-writer.ts';
import { type Field, type Siblings, same } from '../field.ts';

/** Addresses are canonical text; '' is none (a record without rdata). */

export function ipv4(wireName: string): Field<string> {
  return {
    zero: '',
    wireName,
    parse(tokens) {
      const token = tokens.next();
      const bytes = parseIpv4(token.text);
      return bytes && !token.error ? formatIp(bytes) : tokens.bad(wireName, token);
    },
    print: value => value,
    encode: encodeIpv4,
    decode: input => formatIp(input.take(4, 'overflow unpacking a')),
    length: value => (value === '' ? 0 : 4),
    equal: same,
  };
}

/** L32 takes an IPv6 address too, prints it, and sends four zero octets. */
export const locator32 = (wireName: string): Field<string> => ({
  ...ipv4(wireName),
  parse(tokens) {
    const token = tokens.next();
    const bytes = parseIp(token.text);
    return bytes ? formatGoIp(bytes) : tokens.bad('Locator', token);
  },
  print: value => (value === '' ? undefined : value),
});

export function ipv6(wireName: string): Field<string> {
  return {
    zero: '',
    wireName,
    parse(tokens) {
      const token = tokens.next();
      const bytes = parseIpv6(token.text);
      return bytes && !token.error ? formatIp(bytes) : tokens.bad(wireName, token);
    },
    print: value => value,
    encode: encodeIpv6,
    decode: input => formatIp(input.take(16, 'overflow unpacking aaaa')),
    length: value => (value === '' ? 0 : 16),
    equal: same,
  };
}

function encodeIpv4(value: string, out: WireWriter): void {
  if (value === '') return;
  const bytes = parseIp(value);
  if (!bytes) throw dnsError('overflow packing a');
  out.raw(toIpv4(bytes) ?? new Uint8Array(4));
}

function encodeIpv6(value: string, out: WireWriter): void {
  if (value === '') return;
  const bytes = parseIpv6(value);
  if (!bytes) throw dnsError('overflow packing aaaa');
  out.raw(bytes);
}

/**
 * The gateway of IPSECKEY and AMTRELAY: nothing, an address or a name, as the sibling `gatewayType` says (0–3).
 * AMTRELAY keeps its discovery bit there too (`mask`), and with it set miekg/dns packs no gateway at all.
 */
export function gateway(mask: number): Field<string> {
  const kindOf = (siblings: Siblings): number => siblings.gatewayType as number;
  return {
    zero: '',
    wireName: 'GatewayHost',
    parse(tokens, siblings) {
      const token = tokens.next();
      if (token.error) tokens.bad('gateway', token);
      // These errors lose their text on the way out of miekg/dns's parser: only the token is shown.
      const refuse = (): never => tokens.fail('', token);
      switch (kindOf(siblings) & mask) {
        case 0:
          return token.text === '.' ? '' : refuse();
        case 1:
        case 2: {
          const bytes = parseIp(token.text);
          const isV4 = bytes && toIpv4(bytes) !== undefined;
          return bytes && isV4 === ((kindOf(siblings) & mask) === 1) ? formatGoIp(bytes) : refuse();
        }
        case 3:
          return tokens.absolute(token.text) ?? refuse();
        default:
          return '';
      }
    },
    print(value, siblings) {
      const kind = kindOf(siblings) & mask;
      const address = kind === 1 || kind === 2 ? parseIp(value) : undefined;
      if (kind === 1 || kind === 2) return address ? formatGoIp(address) : '<nil>';
      return kind === 3 ? value : '.';
    },
    encode(value, out, siblings) {
      const kind = kindOf(siblings);
      if (kind === 1) encodeIpv4(value, out);
      else if (kind === 2) encodeIpv6(value, out);
      else if (kind === 3) out.name(value, false);
    },
    decode(input, siblings) {
      const kind = kindOf(siblings);
      if (kind === 1) return formatIp(input.take(4, 'overflow unpacking a'));
      if (kind === 2) return formatIp(input.take(16, 'overflow unpacking aaaa'));
      return kind === 3 ? input.name() : '';
    },
    length(value, _offset, _names, siblings) {
      const kind = kindOf(siblings);
      return kind === 1 ? 4 : kind === 2 ? 16 : kind === 3 ? value.length + 1 : 0;
    },
    equal(a, b, siblings) {
      const kind = kindOf(siblings);
      if (kind === 3) return equalNames(a, b);
      return kind === 1 || kind === 2 ? a === b : true;
    },
  };
}
