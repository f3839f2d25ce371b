import { algorithms } from './algorithm.ts';
import { toLower } from './byte-string.ts';
import { decodeBase64, decodeHex, encodeBase32 } from './encoding.ts';
import { canonicalName, isDomainName, isFqdn, nameWireLength, splitLabels } from './name.ts';
import type { Siblings } from './rdata/field.ts';
import { type Rdata, rdataTypeOf } from './rdata/rdata.ts';
import { encodeRdata } from './rdata/rdata-wire.ts';
import type { ResourceRecord } from './record.ts';
import { recordTypes, typeToString } from './record-type.ts';
import { encodeRecord } from './wire.ts';
import { WireWriter } from './wire-writer.ts';

/**
 * What DNSSEC signs and hashes, as octets; the cryptography is the caller's. All functions throw WireError for records
 * that cannot be packed, such as keys in broken base64, unless they say otherwise.
 */

type Key = Rdata<'DNSKEY'>;

/** Key tag of a DNSKEY (RFC 4034 appendix B), that of algorithm RSAMD5 included; 0 when its key is not base64. */
export function keyTag(key: Key): number {
  const publicKey = decodeBase64(key.publicKey);
  if (key.algorithm === algorithms.RSAMD5) {
    // miekg/dns takes the two octets before the last.
    const octets = publicKey ?? new Uint8Array();
    return octets.length < 3 ? 0 : ((octets.at(-3) as number) << 8) | (octets.at(-2) as number);
  }
  if (!publicKey) return 0;
  let sum = 0;
  rdataBytes(recordTypes.DNSKEY, key).forEach((octet, i) => {
    sum += i % 2 === 0 ? octet << 8 : octet;
  });
  return (sum + ((sum >> 16) & 0xffff)) & 0xffff;
}

/** Octets whose digest a DS record holds: the owner in canonical form, then the key (RFC 4034 §5.1.4). */
export function dsDigestInput(owner: string, key: Key): Uint8Array {
  const out = new WireWriter();
  out.name(canonicalName(owner), false);
  encodeRdata(recordTypes.DNSKEY, key, out);
  return out.bytes();
}

/** Octets that an RRSIG signs: itself without the signature, then the RRset in canonical form and order (RFC 4034 §3.1.8.1). */
export function signatureInput(
  rrset: readonly ResourceRecord[],
  signature: Omit<Rdata<'RRSIG'>, 'signature'>,
): Uint8Array {
  const signer = { ...signature, signerName: canonicalName(signature.signerName), signature: '' };
  const out = new WireWriter();
  encodeRdata(recordTypes.RRSIG, signer, out);
  const records = rrset.map(rr => canonicalRecord(rr, signature.originalTtl, signature.labels)).sort(compareRdata);
  let last = '';
  for (const rr of records) {
    const one = new WireWriter();
    encodeRecord(rr, one);
    const bytes = one.bytes();
    if (bytes.join() !== last) out.raw(bytes);
    last = bytes.join();
  }
  return out.bytes();
}

/** Types whose names in rdata are lowered; RFC 6840 §5.1 took RRSIG and NSEC off the list of RFC 4034. */
const loweredTypes = new Set(
  'NS MD MF CNAME SOA MB MG MR PTR MINFO MX RP AFSDB RT SIG PX NAPTR KX SRV DNAME'.split(' '),
);

/** A record as it is signed: the owner, with the wildcard it was made from, in lower case, and the original TTL. */
function canonicalRecord(rr: ResourceRecord, ttl: number, labelCount: number): ResourceRecord {
  const labels = splitLabels(rr.name);
  const wildcard = `*.${labels.slice(labels.length - labelCount).join('.')}.`;
  const name = canonicalName(labels.length > labelCount ? wildcard : rr.name);
  if (!loweredTypes.has(typeToString(rr.type))) return { ...rr, name, ttl };
  const rdata = { ...(rr.rdata as Siblings) };
  for (const [key, field] of Object.entries(rdataTypeOf(rr.type).fields)) {
    if (field.canonical) rdata[key] = field.canonical(rdata[key]);
  }
  return { ...rr, name, ttl, rdata };
}

function rdataBytes(type: number, rdata: object): Uint8Array {
  const out = new WireWriter();
  encodeRdata(type, rdata, out);
  return out.bytes();
}

function compareRdata(a: ResourceRecord, b: ResourceRecord): number {
  const left = rdataBytes(a.type, a.rdata);
  const right = rdataBytes(b.type, b.rdata);
  const different = left.findIndex((octet, i) => octet !== right[i]);
  if (different < 0) return left.length - right.length;
  return (left[different] as number) - (right[different] ?? -1);
}

/**
 * Hashed owner of NSEC3 in base32 (RFC 5155 §5); '' when the salt is no hexadecimal or the name does not fit 255 octets.
 * `iterations` is what is done besides the first; `sha1` hashes octets.
 */
export function nsec3Hash(
  name: string,
  iterations: number,
  salt: string,
  sha1: (bytes: Uint8Array) => Uint8Array,
): string {
  const saltBytes = decodeHex(salt);
  const fits = name === '' || (isDomainName(name) && isFqdn(name) && nameWireLength(name) <= 255);
  if (!saltBytes || !fits) return '';
  const out = new WireWriter();
  out.name(toLower(name), false);
  let hash: Uint8Array = out.bytes();
  for (let i = 0; i <= iterations; i++) hash = sha1(Uint8Array.of(...hash, ...saltBytes));
  return encodeBase32(hash);
}
