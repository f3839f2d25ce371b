import { bytesToString } from '@corefile/dns';
import { type DataValue, readValue } from './data-value.ts';

/** A MaxMind database: https://maxmind.github.io/MaxMind-DB/, read as maxminddb-golang reads it. */
export interface Database {
  readonly kind: 'city' | 'asn';
  /** What is recorded for an address of 4 or 16 octets: an empty map for nothing, undefined where the look-up fails. */
  find(address: readonly number[]): DataValue | undefined;
}

const SEPARATOR = 16;
const nothing: DataValue = new Map();
const MARKER = '\xab\xcd\xefMaxMind.com';

/** Undefined for what is no database of cities (countries are told the same way) or networks. */
export function openDatabase(file: Uint8Array): Database | undefined {
  const end = lastMarker(file);
  const metadata = end === undefined ? undefined : readValue(file.subarray(end + MARKER.length), 0);
  if (end === undefined || !(metadata instanceof Map)) return undefined;
  const number = (key: string) => Number(metadata.get(key) ?? 0);
  const kind = kindOf(String(metadata.get('database_type')));
  const tree = createTree(file, number('node_count'), number('record_size'), number('ip_version'));
  if (!kind || !tree) return undefined;
  const data = file.subarray(tree.size + SEPARATOR, end);
  // Many networks share a record; it is read once.
  const records = new Map<number, DataValue | undefined>();
  return {
    kind,
    find(address) {
      const offset = tree.offsetOf(address);
      if (offset === 'error') return undefined;
      if (offset === 'nothing') return nothing;
      if (!records.has(offset)) records.set(offset, readValue(data, offset - SEPARATOR));
      return records.get(offset);
    },
  };
}

function lastMarker(file: Uint8Array): number | undefined {
  // It stands within the last 128 KiB.
  const start = Math.max(file.length - 128 * 1024, 0);
  const at = bytesToString(file.subarray(start)).lastIndexOf(MARKER);
  return at < 0 ? undefined : start + at;
}

/** By the types that geoip2-golang takes for `City` and `ASN`. */
function kindOf(type: string): Database['kind'] | undefined {
  if (/^(GeoLite2-ASN|DBIP-ASN-Lite \(compat=GeoLite2-ASN\)|GeoIP2-ISP|GeoIP2-Precision-ISP)$/.test(type)) return 'asn';
  return cities.has(type) ? 'city' : undefined;
}
const cities = new Set([
  ...['DBIP-City-Lite', 'DBIP-Country-Lite', 'DBIP-Country', 'DBIP-Location (compat=City)'],
  ...['DBIP-ISP (compat=Enterprise)', 'DBIP-Location-ISP (compat=Enterprise)'],
  ...['GeoLite2-City', 'GeoLite2-Country', 'GeoIP2-City', 'GeoIP2-Country', 'GeoIP2-Enterprise'],
  ...['GeoIP-City-Redacted-US', 'GeoIP-Enterprise-Redacted-US', 'GeoIP2-Precision-City'],
  ...['Africa', 'Asia-Pacific', 'Europe', 'North-America', 'South-America'].map(place => `GeoIP2-City-${place}`),
]);

/** The search tree; `offsetOf` counts from its end. Undefined for a record size that does not exist. */
function createTree(file: Uint8Array, nodes: number, recordSize: number, version: number) {
  if (recordSize !== 24 && recordSize !== 28 && recordSize !== 32) return undefined;
  const nodeSize = recordSize / 4;
  const byte = (at: number) => file[at] ?? 0;
  const read = (at: number, high: number) => high * 2 ** 24 + ((byte(at) << 16) | (byte(at + 1) << 8) | byte(at + 2));
  const step = (node: number, bit: number): number => {
    const at = node * nodeSize;
    if (recordSize === 24) return read(at + 3 * bit, 0);
    if (recordSize === 32) return read(at + 4 * bit + 1, byte(at + 4 * bit));
    return bit === 0 ? read(at, byte(at + 3) >> 4) : read(at + 4, byte(at + 3) & 15);
  };
  const walk = (from: number, octets: readonly number[]): number => {
    let node = from;
    for (let i = 0; i < octets.length * 8 && node < nodes; i++)
      node = step(node, ((octets[i >> 3] as number) >> (7 - (i & 7))) & 1);
    return node;
  };
  const ipv4Start = version === 6 ? walk(0, new Array(12).fill(0)) : 0;
  return {
    size: nodes * nodeSize,
    offsetOf(address: readonly number[]): number | 'nothing' | 'error' {
      if (version === 4 && address.length === 16) return 'error';
      const node = walk(address.length === 4 ? ipv4Start : 0, address);
      if (node === nodes) return 'nothing';
      return node < nodes ? 'error' : node - nodes;
    },
  };
}
