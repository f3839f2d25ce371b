import { createECDH, createHash, createHmac, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import type { Crypto } from '@corefile/evaluator';

/** Digests, MACs and DNSSEC signatures by node:crypto; the engine itself runs in a browser and gets them from outside. */
export const nodeCrypto: Crypto = {
  digest: (algorithm, data) => createHash(algorithm).update(data).digest(),
  hmac: (algorithm, key, data) => createHmac(algorithm, key).update(data).digest(),
  sign(algorithm, privateKey, data) {
    const scheme = schemes[algorithm];
    const key = scheme && keyOf(algorithm, privateKey, scheme);
    try {
      return key && sign(scheme.hash, data, { key, dsaEncoding: 'ieee-p1363' });
    } catch {
      return undefined; // an RSA key shorter than the digest, say
    }
  },
};

const keys = new Map<string, KeyObject | undefined>();
const MOST_KEYS = 100;

/** Reading a key takes longer than signing with it. */
function keyOf(algorithm: number, text: string, scheme: Scheme): KeyObject | undefined {
  const id = `${algorithm} ${text}`;
  if (keys.has(id)) return keys.get(id);
  if (keys.size >= MOST_KEYS) keys.clear();
  const key = readKey(text, scheme);
  keys.set(id, key);
  return key;
}

interface Scheme {
  readonly hash: string | null;
  readonly curve?: { readonly jwk: string; readonly ecdh: string };
  /** DER in front of a raw Ed25519 or Ed448 key (RFC 8410). */
  readonly pkcs8?: string;
}
/** By DNSSEC algorithm number (RFC 8624). */
const schemes: Readonly<Record<number, Scheme>> = {
  5: { hash: 'sha1' },
  7: { hash: 'sha1' },
  8: { hash: 'sha256' },
  10: { hash: 'sha512' },
  13: { hash: 'sha256', curve: { jwk: 'P-256', ecdh: 'prime256v1' } },
  14: { hash: 'sha384', curve: { jwk: 'P-384', ecdh: 'secp384r1' } },
  15: { hash: null, pkcs8: '302e020100300506032b657004220420' },
  16: { hash: null, pkcs8: '3047020100300506032b6571043b0439' },
};

/** Reads BIND's private key format; undefined when fields are missing. */
function readKey(text: string, scheme: Scheme): KeyObject | undefined {
  const fields = new Map([...text.matchAll(/^(\w+):\s*(\S+)/gm)].map(([, name = '', value = '']) => [name, value]));
  const bytes = (name: string) => Buffer.from(fields.get(name) ?? '', 'base64');
  try {
    if (scheme.pkcs8) {
      return createPrivateKey({
        key: Buffer.concat([Buffer.from(scheme.pkcs8, 'hex'), bytes('PrivateKey')]),
        format: 'der',
        type: 'pkcs8',
      });
    }
    if (scheme.curve) {
      const ecdh = createECDH(scheme.curve.ecdh);
      ecdh.setPrivateKey(bytes('PrivateKey'));
      const point = ecdh.getPublicKey().subarray(1);
      const half = point.length / 2;
      const jwk = {
        kty: 'EC',
        crv: scheme.curve.jwk,
        d: url(ecdh.getPrivateKey()),
        x: url(point.subarray(0, half)),
        y: url(point.subarray(half)),
      };
      return createPrivateKey({ key: jwk, format: 'jwk' });
    }
    const [n, e, d, p, q, dp, dq, qi] = rsaFields.map(name => url(bytes(name)));
    return createPrivateKey({ key: { kty: 'RSA', n, e, d, p, q, dp, dq, qi } as JsonWebKey, format: 'jwk' });
  } catch {
    return undefined;
  }
}

const rsaFields = [
  'Modulus',
  'PublicExponent',
  'PrivateExponent',
  'Prime1',
  'Prime2',
  'Exponent1',
  'Exponent2',
  'Coefficient',
];
const url = (bytes: Buffer): string => bytes.toString('base64url');
type JsonWebKey = import('node:crypto').JsonWebKey;
