import { encodeHex } from '@corefile/dns';
import { areOf, type DerElement, der, derElements, derSequence } from './der.ts';

/** A key as far as its bytes tell: what kind it is, and the public half in hexadecimal where that can be read off. */
export interface KeyBits {
  readonly kind: 'rsa' | 'ec' | 'ed25519' | 'other';
  readonly public?: string;
}

const kinds: Readonly<Record<string, KeyBits['kind']>> = {
  '2a864886f70d010101': 'rsa',
  '2a8648ce3d0201': 'ec',
  '2b6570': 'ed25519',
};
const kindOf = (oid: DerElement | undefined): KeyBits['kind'] =>
  (oid?.tag === der.oid ? kinds[encodeHex(oid.content)] : undefined) ?? 'other';
const hexOf = (element: DerElement | undefined): string => encodeHex(element?.content ?? new Uint8Array());
/** A BIT STRING of whole bytes. */
const bitsOf = (element: DerElement | undefined): Uint8Array | undefined =>
  element?.tag === der.bits && element.content[0] === 0 ? element.content.subarray(1) : undefined;

/** The public key of a certificate (RFC 5280); undefined if this is none. Names, dates and extensions are not looked at. */
export function certificateKey(bytes: Uint8Array): KeyBits | undefined {
  const certificate = derSequence(bytes);
  if (certificate?.length !== 3 || !areOf(certificate, der.sequence, der.sequence, der.bits)) return undefined;
  const fields = derElements(certificate[0]?.content ?? new Uint8Array()) ?? [];
  const body = fields[0]?.tag === 0xa0 ? fields.slice(1) : fields; // the version may be left out
  const { integer, sequence } = der;
  if (!areOf(body, integer, sequence, sequence, sequence, sequence, sequence)) return undefined;
  const key = derElements(body[5]?.content ?? new Uint8Array());
  if (key?.length !== 2 || !areOf(key, der.sequence, der.bits)) return undefined;
  const kind = kindOf(derElements(key[0]?.content ?? new Uint8Array())?.[0]);
  const bits = bitsOf(key[1]);
  if (!bits) return undefined;
  if (kind !== 'rsa') return { kind, public: encodeHex(bits) };
  const numbers = derSequence(bits);
  return areOf(numbers, integer, integer)
    ? { kind, public: `${hexOf(numbers?.[0])} ${hexOf(numbers?.[1])}` }
    : undefined;
}

/** A private key in one of the three forms that crypto/tls tries, PKCS #1, PKCS #8 and SEC 1; undefined if it is none. */
export function privateKey(bytes: Uint8Array): KeyBits | undefined {
  const fields = derSequence(bytes);
  const { integer, octets, sequence } = der;
  if (areOf(fields, ...new Array<number>(9).fill(integer)))
    return { kind: 'rsa', public: `${hexOf(fields?.[1])} ${hexOf(fields?.[2])}` };
  if (areOf(fields, integer, sequence, octets)) {
    const kind = kindOf(derElements(fields?.[1]?.content ?? new Uint8Array())?.[0]);
    const inner = fields?.[2]?.content ?? new Uint8Array();
    if (kind !== 'rsa' && kind !== 'ec') return { kind };
    const key = privateKey(inner);
    return key?.kind === kind ? key : undefined;
  }
  if (!areOf(fields, integer, octets) || hexOf(fields?.[0]) !== '01') return undefined;
  const held = fields?.find(({ tag }) => tag === 0xa1);
  const point = held && bitsOf(derElements(held.content)?.[0]);
  return { kind: 'ec', ...(point ? { public: encodeHex(point) } : {}) };
}
