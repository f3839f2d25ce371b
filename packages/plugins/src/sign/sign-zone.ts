import {
  dsDigestInput,
  encodeHex,
  nextLabel,
  parseZone,
  type RecordOf,
  type ResourceRecord,
  record,
  recordTypes,
} from '@corefile/dns';
import {
  type Crypto,
  createZone,
  insertRecord,
  type Owner,
  recordsOf,
  type SigningKey,
  signRecords,
  type World,
  type Zone,
} from '@corefile/evaluator';

export interface ZoneKey {
  readonly record: RecordOf<'DNSKEY'>;
  readonly signing: SigningKey;
}

/** When signatures begin and end; seconds since 1970. */
export interface Lifetime {
  readonly now: number;
  readonly inception: number;
  readonly expiration: number;
}

/** Signs a zone file with NSEC records (plugin/sign/signer.go); undefined when something in it cannot be signed. */
export function signZone(
  world: World,
  crypto: Crypto,
  file: string,
  origin: string,
  keys: readonly ZoneKey[],
  { now, inception, expiration }: Lifetime,
): Zone | undefined {
  const zone = readUnsigned(world, file, origin);
  if (!zone?.soa) return undefined;
  const { ttl, rdata } = zone.soa;
  zone.soa = { ...zone.soa, rdata: { ...rdata, serial: now >>> 0 } };
  for (const { record: key, signing } of keys)
    for (const added of keyRecords(crypto, { ...key, ttl }, signing.tag)) insertRecord(zone, added);

  const owners = authoritativeOwners(zone);
  const signatures = (rrset: readonly ResourceRecord[], ttl: number) =>
    keys.map(({ signing }) =>
      signRecords(crypto, signing, rrset, { signer: origin, ttl, originalTtl: ttl, inception, expiration }),
    );
  const atApex = [...signatures([zone.soa], ttl), ...(zone.ns.length > 0 ? signatures(zone.ns, ttl) : [])];
  let isComplete = true;
  owners.forEach((owner, index) => {
    const next = owners[(index + 1) % owners.length] as Owner;
    const apex = owner.name === origin ? [recordTypes.NS, recordTypes.SOA] : [];
    const types = [...owner.types.keys(), ...apex, recordTypes.RRSIG, recordTypes.NSEC].sort((a, b) => a - b);
    insertRecord(zone, record(owner.name, 'NSEC', rdata.minimum, { nextDomain: next.name, types }));
    // The zone is not authoritative for the name servers of others; its own are not kept here.
    const rrsets = [...owner.types].filter(([type]) => type !== recordTypes.RRSIG && type !== recordTypes.NS);
    const made = rrsets.flatMap(([, rrset]) => signatures(rrset, rrset[0]?.ttl ?? 0));
    const signed = made.filter(signature => signature !== undefined);
    isComplete &&= signed.length === made.length;
    if (signed.length > 0) owner.types.set(recordTypes.RRSIG, [...recordsOf(owner, recordTypes.RRSIG), ...signed]);
  });
  for (const signature of atApex) {
    if (!signature) return undefined;
    insertRecord(zone, signature);
  }
  return isComplete ? zone : undefined;
}

const dropped = new Set<number>((['DNSKEY', 'RRSIG', 'CDNSKEY', 'CDS'] as const).map(name => recordTypes[name]));

/** The zone without what an earlier signing has left. */
function readUnsigned(world: World, file: string, origin: string): Zone | undefined {
  const text = world.readFile(file);
  if (text === undefined) return undefined;
  const readFile = (path: string) => {
    const found = world.readFile(path);
    return found === undefined ? { error: 'no such file or directory' } : { text: found };
  };
  const zone = createZone(origin);
  const { records, error } = parseZone(text, { origin, file, readFile });
  if (error) return undefined;
  for (const found of records)
    if (!dropped.has(found.type) && insertRecord(zone, found) !== undefined) return undefined;
  return zone;
}

/** The key, and what tells the parent of it (RFC 7344). */
function keyRecords(crypto: Crypto, key: RecordOf<'DNSKEY'>, keyTag: number): readonly ResourceRecord[] {
  const { algorithm } = key.rdata;
  const input = dsDigestInput(key.name, key.rdata);
  const digest = (digestType: number, name: 'sha1' | 'sha256') =>
    record(key.name, 'CDS', key.ttl, {
      keyTag,
      algorithm,
      digestType,
      digest: encodeHex(crypto.digest(name, input)),
    });
  return [key, digest(1, 'sha1'), digest(2, 'sha256'), { ...key, type: recordTypes.CDNSKEY }];
}

/** All owners in canonical order but those below a delegation. */
function authoritativeOwners({ tree }: Zone): readonly Owner[] {
  const cuts = new Set<string>();
  return tree.inOrder().filter(owner => {
    if (recordsOf(owner, recordTypes.NS).length > 0) cuts.add(owner.name);
    for (let at = nextLabel(owner.name, 0); at !== -1; at = nextLabel(owner.name, at))
      if (cuts.has(owner.name.slice(at))) return false;
    return true;
  });
}
