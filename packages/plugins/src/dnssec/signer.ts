import { printRecord, type RecordOf, type ResourceRecord, recordTypes } from '@corefile/dns';
import { type SigningKey, signRecords, type World } from '@corefile/evaluator';

const HOUR = 3600;
const DAY = 24 * HOUR;
const FEWEST_KEPT = 1024;
/** Whatever TTL a record has, signatures are made over this one. */
const ORIGINAL_TTL = HOUR;

type Signatures = readonly RecordOf<'RRSIG'>[];

/** Signs RRsets for eight days and keeps the signatures for six (plugin/dnssec/dnssec.go). */
export class Signer {
  readonly keys: readonly OwnedKey[];
  private readonly world: World;
  private readonly capacity: number;
  private readonly splitKeys: boolean;
  /** By the records themselves, whoever signs them: a signature is found again under another signer too. */
  private readonly kept = new Map<string, Signatures>();

  constructor(world: World, keys: readonly OwnedKey[], capacity: number) {
    this.world = world;
    this.keys = keys;
    this.capacity = Math.max(capacity, FEWEST_KEPT);
    this.splitKeys = keys.some(isKeySigningKey) && keys.some(isZoneSigningKey);
  }

  /** One signature a key that may sign these records; undefined when one of them cannot. */
  sign(records: readonly ResourceRecord[], signer: string, ttl: number): Signatures | undefined {
    const now = Math.floor(this.world.now() / 1000);
    const identity = records.map(textOf).join('');
    const known = this.kept.get(identity);
    if (known?.every(({ rdata }) => rdata.expiration >= now + 2 * DAY)) return known;
    const terms = { signer, ttl, originalTtl: ORIGINAL_TTL, inception: now - 3 * HOUR, expiration: now + 8 * DAY };
    const signatures: RecordOf<'RRSIG'>[] = [];
    for (const key of this.keys) {
      if (this.splitKeys && !(isDnskey(records) ? isKeySigningKey(key) : isZoneSigningKey(key))) continue;
      const signature = this.world.crypto && signRecords(this.world.crypto, key.signing, records, terms);
      if (!signature) return undefined;
      signatures.push(signature);
    }
    if (signatures.length > 0) this.keep(identity, signatures);
    return signatures;
  }

  private keep(identity: string, signatures: Signatures): void {
    if (this.kept.size >= this.capacity) this.kept.delete(this.kept.keys().next().value ?? '');
    this.kept.set(identity, signatures);
  }
}

export interface OwnedKey {
  readonly record: RecordOf<'DNSKEY'>;
  readonly signing: SigningKey;
}

const isDnskey = ([first]: readonly ResourceRecord[]): boolean => first?.type === recordTypes.DNSKEY;
/** Flags of RFC 4034 §2.1.1: zone key, and secure entry point. */
const isKeySigningKey = ({ record: { rdata } }: OwnedKey): boolean => (rdata.flags & 0x101) === 0x101;
const isZoneSigningKey = ({ record: { rdata } }: OwnedKey): boolean => (rdata.flags & 0x101) === 0x100;

const texts = new WeakMap<ResourceRecord, { readonly text: string; readonly of: ResourceRecord }>();

/** The line of a record. Those of a zone come again and again, and only their header may have changed since. */
function textOf(record: ResourceRecord): string {
  const known = texts.get(record);
  if (known && isSame(known.of, record)) return known.text;
  const text = printRecord(record);
  texts.set(record, { text, of: { ...record } });
  return text;
}

const isSame = (a: ResourceRecord, b: ResourceRecord): boolean =>
  a.name === b.name && a.ttl === b.ttl && a.type === b.type && a.class === b.class && a.rdata === b.rdata;
