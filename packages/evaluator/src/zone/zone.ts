import {
  countLabels,
  decodeMessage,
  encodeMessage,
  fqdn,
  isType,
  parseZone,
  query,
  type RecordOf,
  type ResourceRecord,
  recordTypes,
  toLower,
} from '@corefile/dns';
import { ZoneTree } from './zone-tree.ts';

/** A zone as CoreDNS keeps it: what stands at the apex apart from the tree (plugin/file/zone.go). */
export interface Zone {
  readonly origin: string;
  readonly originLabels: number;
  readonly tree: ZoneTree;
  soa: RecordOf<'SOA'> | undefined;
  readonly soaSignatures: ResourceRecord[];
  readonly ns: ResourceRecord[];
  readonly nsSignatures: ResourceRecord[];
}

export function createZone(origin: string): Zone {
  const name = fqdn(origin);
  return {
    origin: name,
    originLabels: countLabels(name),
    tree: new ZoneTree(),
    soa: undefined,
    soaSignatures: [],
    ns: [],
    nsSignatures: [],
  };
}

/** Adds a record; owners and most targets in lower case. Says why when the zone is refused for it. */
export function insert(zone: Zone, given: ResourceRecord): string | undefined {
  // A SRV keeps the case of its owner and target.
  const name = given.type === recordTypes.SRV ? given.name : toLower(canonicalEscape(given.name));
  const record = lowered({ ...given, name });
  if (isType(record, 'NSEC3') || isType(record, 'NSEC3PARAM')) {
    return `NSEC3 zone is not supported, dropping RR: ${record.name} for zone: ${zone.origin}`;
  }
  if (isType(record, 'SOA')) zone.soa = record;
  else if (isType(record, 'NS') && record.name === zone.origin) zone.ns.push(record);
  else if (isType(record, 'RRSIG') && record.rdata.typeCovered === recordTypes.SOA) zone.soaSignatures.push(record);
  else if (isType(record, 'RRSIG') && record.rdata.typeCovered === recordTypes.NS && record.name === zone.origin)
    zone.nsSignatures.push(record);
  else zone.tree.insert(record);
  return undefined;
}

/**
 * Reads a zone file; text in UTF-8 as files come. The error is CoreDNS's; with the serial that is `served` already it is
 * that there is nothing new.
 */
export function readZone(
  text: string,
  origin: string,
  file: string,
  readFile: (path: string) => string | undefined,
  served = -1,
): { readonly zone: Zone; readonly error?: undefined } | { readonly zone?: undefined; readonly error: string } {
  const zone = createZone(origin);
  const include = (path: string) => {
    const found = readFile(path);
    return found === undefined ? { error: `open ${path}: no such file or directory` } : { text: found };
  };
  const { records, error } = parseZone(text, { origin: zone.origin, file, readFile: include });
  const first = records.find(record => isType(record, 'SOA'));
  if (first && isType(first, 'SOA') && first.rdata.serial === served)
    return { error: `no change in SOA serial for origin ${origin} in file ${file}, with ${served} SOA serial` };
  for (const record of records) {
    const refused = insert(zone, record);
    if (refused !== undefined) return { error: refused };
  }
  if (error) return { error: `failed to parse file "${file}" for origin ${origin} with error ${error.message}` };
  if (!first) return { error: `file "${file}" has no SOA record for origin ${origin}` };
  return { zone };
}

function lowered(record: ResourceRecord): ResourceRecord {
  if (isType(record, 'NS') || isType(record, 'CNAME'))
    return { ...record, rdata: { ...record.rdata, target: toLower(record.rdata.target) } };
  if (isType(record, 'SOA'))
    return {
      ...record,
      rdata: { ...record.rdata, mname: toLower(record.rdata.mname), rname: toLower(record.rdata.rname) },
    };
  if (isType(record, 'MX')) return { ...record, rdata: { ...record.rdata, exchange: toLower(record.rdata.exchange) } };
  if (isType(record, 'SVCB') || isType(record, 'HTTPS'))
    return { ...record, rdata: { ...record.rdata, target: toLower(record.rdata.target) } };
  return record;
}

/** `has\046dot` and `has\.dot` are one name: it is kept as a query's wire format spells it. */
function canonicalEscape(name: string): string {
  if (!name.includes('\\')) return name;
  const { bytes } = encodeMessage(query(name, recordTypes.A));
  return (bytes && decodeMessage(bytes).message.question[0]?.name) ?? name;
}
