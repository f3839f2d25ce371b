import { recordTypes, splitLabels } from '@corefile/dns';
import { type Asked, type Found, keyOfName, type ServiceBackend } from '@corefile/evaluator';
import { joinPath } from '@corefile/golang';
import { groupServices } from './group-services.ts';
import type { Entry, KeyStore } from './key-store.ts';
import type { EtcdService } from './service-json.ts';

/** Bounds of the TTL of records whose key has a lease, in seconds. */
export interface LeaseBounds {
  readonly least: number;
  readonly greatest: number;
}

const DEFAULT_TTL = 300;
const DEFAULT_PRIORITY = 10;

/** The services under etcd's keys (plugin/etcd/etcd.go). */
export function createBackend(
  store: KeyStore | 'unreachable',
  prefix: string,
  bounds: LeaseBounds,
  now: () => number,
): ServiceBackend {
  const start = now();

  /** The smaller of the service's TTL and the time its lease has left, within the bounds. */
  function ttlOf({ lease }: Entry, { ttl }: EtcdService): number {
    const left = lease === undefined ? 0 : Math.floor(lease - (now() - start) / 1000);
    if (left <= 0) return ttl || DEFAULT_TTL;
    const bounded = left < bounds.least ? bounds.least : Math.min(left, bounds.greatest);
    return ttl === 0 ? bounded : Math.min(ttl, bounded);
  }

  function services({ name, type }: Asked, exact: boolean): Found {
    if (store === 'unreachable') return { miss: 'failure', why: 'etcd cannot be reached' };
    const labels = splitLabels(name).reverse();
    const wild = labels.findIndex(isWild);
    const key = wild < 0 ? keyOfName(name, prefix) : joinPath(`/${prefix}/`, ...labels.slice(0, wild));
    const below = exact ? [] : store.below(key.endsWith('/') ? key : `${key}/`);
    const entries = below.length > 0 ? below : store.get(key);
    if (entries.length === 0) return { miss: 'no such name', why: `etcd has no key ${key}` };
    const segments = keyOfName(name, prefix).split('/');
    const found: EtcdService[] = [];
    for (const entry of entries) {
      if (wild >= 0 && !matches(entry.key.split('/'), segments)) continue;
      const { service } = entry;
      if (typeof service === 'string') return { miss: 'failure', why: service };
      if (service.host === '' && !(type === recordTypes.TXT && service.text !== '')) continue;
      found.push({ ...service, ttl: ttlOf(entry, service), priority: service.priority || DEFAULT_PRIORITY });
    }
    return groupServices(found);
  }

  return { services, reverse: services, serial: () => Math.floor(now() / 1000) >>> 0, minTtl: 30 };
}

const isWild = (label: string): boolean => label === '*' || label === 'any';

/** Does the key begin with these segments, of which some stand for any? */
const matches = (key: readonly string[], segments: readonly string[]): boolean =>
  segments.every((segment, at) => at < key.length && (isWild(segment) || key[at] === segment));
