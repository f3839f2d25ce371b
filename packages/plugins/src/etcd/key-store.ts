import { octets } from '@corefile/evaluator';
import { type EtcdService, readService } from './service-json.ts';

/** A key with its service, or why the value is none. */
export interface Entry {
  readonly key: string;
  readonly service: EtcdService | string;
  /** Seconds that its lease has left at the start. */
  readonly lease: number | undefined;
}

/** The keys of etcd in their order, with the two ways the plugin asks for them. */
export interface KeyStore {
  get(key: string): readonly Entry[];
  below(prefix: string): readonly Entry[];
}

/** Reads the fixture: services by key, and `leases`, seconds by key (docs/fixtures.md); undefined when it is no such data. */
export function createKeyStore(fixture: unknown, now: () => number): KeyStore | 'unreachable' | undefined {
  if (typeof fixture !== 'object' || fixture === null || Array.isArray(fixture)) return undefined;
  const { leases, fail, ...values } = fixture as Readonly<Record<string, unknown>>;
  if (fail) return 'unreachable';
  const seconds = new Map(Object.entries(typeof leases === 'object' && leases ? leases : {}));
  const entries = Object.entries(values)
    .map(([name, value]): Entry => {
      const key = octets(name);
      const lease = seconds.get(name);
      return { key, service: readService(key, value), lease: typeof lease === 'number' ? lease : undefined };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const start = now();
  const isThere = ({ lease }: Entry) => lease === undefined || now() - start < lease * 1000;
  const range = (from: string, belongs: (key: string) => boolean): readonly Entry[] => {
    const found: Entry[] = [];
    for (let at = lowerBound(entries, from); at < entries.length; at++) {
      const entry = entries[at] as Entry;
      if (!belongs(entry.key)) break;
      if (isThere(entry)) found.push(entry);
    }
    return found;
  };
  return {
    get: wanted => range(wanted, key => key === wanted),
    below: prefix => range(prefix, key => key.startsWith(prefix)),
  };
}

/** Index of the first entry that does not stand before the key. */
function lowerBound(entries: readonly Entry[], key: string): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle] as Entry).key < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
