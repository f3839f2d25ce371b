import { toUpper } from '../../byte-string.ts';
import { stringToType, typeNumber, typeToString } from '../../record-type.ts';
import { dnsError } from '../../wire-error.ts';
import { type Field, sameItems } from '../field.ts';

/** Types as a list of numbers, on the wire a bitmap per window of 256 (RFC 4034 §4.1.2). They must be in order. */
export function typeBitmap(wireName: string): Field<readonly number[]> {
  return {
    zero: [],
    wireName,
    toLineEnd: true,
    parse(tokens) {
      const types: number[] = [];
      for (let token = tokens.next(); token.kind !== 'newline' && token.kind !== 'eof'; token = tokens.next()) {
        if (token.kind === 'blank') continue;
        // `xxxx12` is type 12 too: miekg/dns does not look at the first four characters.
        const type =
          token.kind === 'string' ? (stringToType(toUpper(token.text)) ?? typeNumber(token.text)) : undefined;
        types.push(type ?? tokens.bad(wireName, token));
      }
      return types;
    },
    print: value => (value.length === 0 ? undefined : value.map(typeToString).join(' ')),
    encode: (value, out) => out.raw(encodeTypeBitmap(value)),
    decode: input => decodeTypeBitmap(input.rest()),
    length: typeBitmapLength,
    equal: sameItems,
  };
}

function typeBitmapLength(types: readonly number[]): number {
  let total = 0;
  let lastWindow = 0;
  let lastLength = 0;
  for (const type of types) {
    const window = type >> 8;
    const length = ((type & 0xff) >> 3) + 1;
    if (window > lastWindow && lastLength !== 0) {
      total += lastLength + 2;
      lastLength = 0;
    }
    if (window < lastWindow || length < lastLength) continue;
    lastWindow = window;
    lastLength = length;
  }
  return total + lastLength + 2;
}

/** Throws WireError when the types are not in ascending order of their octets. */
export function encodeTypeBitmap(types: readonly number[]): Uint8Array {
  const windows: { window: number; octets: number[] }[] = [];
  for (const type of types) {
    const window = type >> 8;
    const octet = (type & 0xff) >> 3;
    let last = windows.at(-1);
    if (!last || window > last.window) {
      last = { window, octets: [] };
      windows.push(last);
    }
    if (window < last.window || octet + 1 < last.octets.length) throw dnsError('nsec bits out of order');
    while (last.octets.length <= octet) last.octets.push(0);
    last.octets[octet] = (last.octets[octet] ?? 0) | (0x80 >> (type & 7));
  }
  return Uint8Array.from(windows.flatMap(({ window, octets }) => [window, octets.length, ...octets]));
}

function decodeTypeBitmap(bytes: Uint8Array): number[] {
  const types: number[] = [];
  let lastWindow = -1;
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) throw dnsError('overflow unpacking NSEC(3)');
    const window = bytes[at] as number;
    const length = bytes[at + 1] as number;
    at += 2;
    if (window <= lastWindow) throw dnsError('out of order NSEC(3) block in type bitmap');
    if (length === 0) throw dnsError('empty NSEC(3) block in type bitmap');
    if (length > 32) throw dnsError('NSEC(3) block too long in type bitmap');
    if (at + length > bytes.length) throw dnsError('overflowing NSEC(3) block in type bitmap');
    for (let bit = 0; bit < 8 * length; bit++) {
      if ((bytes[at + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) types.push(window * 256 + bit);
    }
    at += length;
    lastWindow = window;
  }
  return types;
}

/** RRSIG's type covered: a mnemonic in any case or TYPE123. */
export function coveredType(kind: Field<number>): Field<number> {
  return {
    ...kind,
    parse(tokens) {
      const token = tokens.next();
      const upper = toUpper(token.text);
      const type = stringToType(upper) ?? (upper.startsWith('TYPE') ? typeNumber(token.text) : undefined);
      return type ?? tokens.bad('Typecovered', token);
    },
    print: typeToString,
  };
}
