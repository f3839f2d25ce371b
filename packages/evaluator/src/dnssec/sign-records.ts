import {
  countLabels,
  encodeBase64,
  keyTag,
  type Rdata,
  type RecordOf,
  type ResourceRecord,
  recordTypes,
  signatureInput,
  WireError,
} from '@corefile/dns';
import type { Crypto } from '../world.ts';

/** A key pair that signs. */
export interface SigningKey {
  readonly publicKey: Rdata<'DNSKEY'>;
  /** Text of the private key's file. */
  readonly privateKey: string;
  readonly tag: number;
}

export const signingKey = (publicKey: Rdata<'DNSKEY'>, privateKey: string): SigningKey => ({
  publicKey,
  privateKey,
  tag: keyTag(publicKey),
});

/** What a signature says besides what it covers; times in seconds since 1970. */
export interface SignatureTerms {
  readonly signer: string;
  readonly ttl: number;
  readonly originalTtl: number;
  readonly inception: number;
  readonly expiration: number;
}

/** The RRSIG of an RRset, which has one record at least (RRSIG.Sign of miekg/dns); undefined when it cannot be signed. */
export function signRecords(
  crypto: Crypto,
  { publicKey, privateKey, tag }: SigningKey,
  rrset: readonly ResourceRecord[],
  terms: SignatureTerms,
): RecordOf<'RRSIG'> | undefined {
  const [first] = rrset;
  if (!first || tag === 0) return undefined;
  const unsigned = {
    typeCovered: first.type,
    algorithm: publicKey.algorithm,
    labels: (countLabels(first.name) - (first.name.startsWith('*') ? 1 : 0)) & 0xff,
    originalTtl: terms.originalTtl === 0 ? first.ttl : terms.originalTtl,
    expiration: terms.expiration >>> 0,
    inception: terms.inception >>> 0,
    keyTag: tag,
    signerName: terms.signer,
  };
  let input: Uint8Array;
  try {
    input = signatureInput(rrset, unsigned);
  } catch (error) {
    if (error instanceof WireError) return undefined; // a name of more than 255 octets, say
    throw error;
  }
  const octets = crypto.sign(publicKey.algorithm, privateKey, input);
  if (!octets) return undefined;
  const rdata = { ...unsigned, signature: encodeBase64(octets) };
  return { name: first.name, type: recordTypes.RRSIG, class: first.class, ttl: terms.ttl, rdata };
}
