import { bytesToString, stringToBytes, toUpper } from '../../byte-string.ts';
import { decodeBase32, decodeBase64, decodeHex, encodeBase32, encodeBase64, encodeHex } from '../../encoding.ts';
import { WireError } from '../../wire-error.ts';
import { type Field, type RdataTokens, same } from '../field.ts';

/**
 * Binary data stays the text it was written as (hex in either case, base64 right or wrong), as in miekg/dns:
 * a zone file with broken base64 loads, and only a client that asks for the record sees the failure.
 */
interface Encoding {
  encode(bytes: Uint8Array): string;
  decode(text: string): Uint8Array | undefined;
  /** Octets of a text of this length, as Msg.Len takes them. */
  length(characters: number): number;
  overflow: string;
}

const hexadecimal: Encoding = {
  encode: encodeHex,
  decode: decodeHex,
  length: characters => Math.floor(characters / 2),
  overflow: 'overflow unpacking hex',
};
const base64Encoding: Encoding = {
  encode: encodeBase64,
  decode: decodeBase64,
  length: characters => Math.floor(characters / 4) * 3,
  overflow: 'overflow unpacking base64',
};

/** Words up to the end of the line, joined (endingToString). */
export function parseToLineEnd(tokens: RdataTokens, label: string): string {
  let text = '';
  for (let token = tokens.next(); token.kind !== 'newline' && token.kind !== 'eof'; token = tokens.next()) {
    if (token.error || (token.kind !== 'string' && token.kind !== 'blank')) tokens.bad(label, token);
    if (token.kind === 'string') text += token.text;
  }
  return text;
}

function toLineEnd(encoding: Encoding, wireName: string, label: string): Field<string> {
  return {
    zero: '',
    wireName,
    toLineEnd: true,
    parse: tokens => parseToLineEnd(tokens, label),
    print: value => value,
    encode: (value, out) => out.raw(decodeText(encoding, value)),
    decode: input => encoding.encode(input.rest()),
    length: value => encoding.length(value.length),
    equal: same,
  };
}

function decodeText(encoding: Encoding, text: string): Uint8Array {
  const bytes = encoding.decode(text);
  if (!bytes) throw new WireError('malformed encoding of binary data');
  return bytes;
}

export const hex = (wireName: string, label = wireName): Field<string> => toLineEnd(hexadecimal, wireName, label);
export const base64 = (wireName: string, label = wireName): Field<string> => toLineEnd(base64Encoding, wireName, label);
export const upperHex = (wireName: string, label?: string): Field<string> => ({
  ...hex(wireName, label),
  print: toUpper,
});

/** SMIMEA prints its data in pieces of 1024 characters; the last of them may be empty. */
export const splitHex = (wireName: string): Field<string> => ({
  ...hex(wireName),
  print(value) {
    if (value.length < 1024) return value;
    const pieces: string[] = [];
    for (let i = 0; i <= value.length; i += 1024) pieces.push(value.slice(i, i + 1024));
    return pieces.join(' ');
  },
});

/** Data whose number of octets the sibling `size` gives. */
function sized(encoding: Encoding, wireName: string, size: string): Field<string> {
  return {
    zero: '',
    wireName,
    sized: true,
    print: value => value,
    encode: (value, out) => out.raw(decodeText(encoding, value)),
    decode: (input, siblings) => encoding.encode(input.take(siblings[size] as number, encoding.overflow)),
    length: value => encoding.length(value.length),
    equal: same,
  };
}

export const sizedHex = (wireName: string, size: string): Field<string> => sized(hexadecimal, wireName, size);

/**
 * NSEC3 salt: `-` in a zone file is none. NSEC3 demands something there, NSEC3PARAM does not look, and the two let
 * the length of an overlong salt wrap around in different places.
 */
export function salt(wireName: string, size: string, demanded: boolean): Field<string> {
  return {
    ...sizedHex(wireName, size),
    parse(tokens, siblings) {
      const token = tokens.next();
      if (demanded && (token.text === '' || token.error)) tokens.bad(wireName, token);
      if (token.text === '-') return '';
      const { length } = token.text;
      siblings[size] = demanded ? (length & 0xff) >> 1 : (length >> 1) & 0xff;
      return token.text;
    },
    print: value => (value === '' ? '-' : toUpper(value)),
    encode(value, out, siblings) {
      if (value !== '-') sizedHex(wireName, size).encode(value, out, siblings);
    },
  };
}

/** The hashed next name of NSEC3. miekg/dns takes its length for SHA-1's 20 octets and measures its text, as if that were sent. */
export function base32(wireName: string, size: string): Field<string> {
  return {
    zero: '',
    wireName,
    sized: true,
    parse(tokens, siblings) {
      const token = tokens.next();
      if (token.text === '' || token.error) tokens.bad(wireName, token);
      siblings[size] = 20;
      return token.text;
    },
    print: value => value,
    encode(value, out) {
      const bytes = decodeBase32(value);
      if (!bytes) throw new WireError('malformed encoding of binary data');
      out.raw(bytes);
    },
    decode: (input, siblings) => encodeBase32(input.take(siblings[size] as number, 'overflow unpacking base32')),
    length: value => value.length + 2,
    equal: same,
  };
}

/** The host identity tag of HIP and its key: one word each. */
export const hit = (wireName: string, size: string): Field<string> => ({
  ...sizedHex(wireName, size),
  parse(tokens, siblings) {
    const token = tokens.next();
    if (token.text === '' || token.error) tokens.bad('Hit', token);
    siblings[size] = (token.text.length & 0xff) >> 1;
    return token.text;
  },
});

export const publicKeyWord = (wireName: string, size: string): Field<string> => ({
  ...sized(base64Encoding, wireName, size),
  parse(tokens, siblings) {
    const token = tokens.next();
    const key = decodeBase64(token.text);
    if (token.text === '' || token.error || !key) return tokens.bad('PublicKey', token);
    siblings[size] = key.length & 0xffff;
    return token.text;
  },
});

/** NULL: any octets, as a byte string. */
export const anyOctets = (wireName: string): Field<string> => ({
  zero: '',
  wireName,
  print: value => value,
  encode: (value, out) => out.raw(stringToBytes(value)),
  decode: input => bytesToString(input.rest()),
  length: value => value.length,
  equal: same,
});
