import {
  formatIp,
  fqdn,
  joinLabels,
  nextLabel,
  parseIp,
  type RecordOf,
  record,
  splitLabels,
  toIpv4,
} from '@corefile/dns';
import { joinPath } from '@corefile/golang';

/** A service as etcd keeps it (plugin/etcd/msg): what A, AAAA, SRV, MX, TXT, CNAME, NS and PTR answers are made from. */
export interface ServiceRecord {
  /** An address, or the name of a host. */
  readonly host: string;
  /** -1: none, so that no SRV record is made of it. */
  readonly port: number;
  readonly priority: number;
  readonly weight: number;
  readonly ttl: number;
  /** Path-like, labels from the right: `/skydns/local/cluster/svc/default/web`. */
  readonly key: string;
  readonly text: string;
  readonly mail: boolean;
  /** Labels that the target of an SRV record loses on its left. */
  readonly targetStrip: number;
}

/** A service with nothing but the given parts. */
export const serviceRecord = (parts: Partial<ServiceRecord>): ServiceRecord => ({
  host: '',
  port: 0,
  priority: 0,
  weight: 0,
  ttl: 0,
  key: '',
  text: '',
  mail: false,
  targetStrip: 0,
  ...parts,
});

/** `www.example.org.` → `/PREFIX/org/example/www` (msg.Path). */
export const keyOfName = (name: string, prefix: string): string =>
  joinPath(`/${prefix}/`, ...splitLabels(name).reverse());

/** `/PREFIX/org/example/www` → `www.example.org.` (msg.Domain). */
export function nameOfKey(key: string): string {
  const parts = key.split('/');
  if (parts.at(-1) === '') parts.pop();
  return joinLabels(...parts.slice(2).reverse());
}

/** What the host of a service turns out to be; an address comes in canonical text (Service.HostType). */
export type HostKind =
  | { readonly kind: 'A' | 'AAAA'; readonly address: string }
  | { readonly kind: 'CNAME' | 'TXT'; readonly address?: undefined };

const alias: HostKind = { kind: 'CNAME' };
const words: HostKind = { kind: 'TXT' };

export function hostKind({ host, text }: ServiceRecord): HostKind {
  const bytes = parseIp(host);
  if (!bytes) return text === '' ? alias : words;
  const v4 = toIpv4(bytes);
  return v4 ? { kind: 'A', address: formatIp(v4) } : { kind: 'AAAA', address: formatIp(bytes) };
}

export function srvRecord(service: ServiceRecord, name: string, weight: number): RecordOf<'SRV'> {
  const { priority, port, ttl } = service;
  return record(name, 'SRV', ttl, { priority: u16(priority), weight, port: u16(port), target: targetOf(service) });
}

export const mxRecord = (service: ServiceRecord, name: string): RecordOf<'MX'> =>
  record(name, 'MX', service.ttl, { preference: u16(service.priority), exchange: targetOf(service) });

/** Text in strings of 255 octets. */
export function txtRecord({ text, ttl }: ServiceRecord, name: string): RecordOf<'TXT'> {
  const txt: string[] = [];
  for (let at = 0; at === 0 || at <= text.length; at += 255) txt.push(text.slice(at, at + 255));
  return record(name, 'TXT', ttl, { txt: text.length < 255 ? [text] : txt });
}

/** The host as the target of an SRV, MX or NS record. */
export function targetOf({ host, targetStrip }: ServiceRecord): string {
  const name = fqdn(host);
  let offset = 0;
  for (let left = targetStrip; left > 0; left--) {
    offset = nextLabel(name, offset);
    if (offset < 0) return name; // fewer labels than are to go: all stay
  }
  return name.slice(offset);
}

/** The weight of a record whose services have the weights `total` in sum, in per cent; services without one count 100. */
export const srvWeight = (weight: number, total: number): number =>
  Math.floor((100 / total) * (weight === 0 ? 100 : weight)) & 0xffff || 1;

/** Sums of weights by priority. */
export function totalWeights(services: readonly ServiceRecord[]): ReadonlyMap<number, number> {
  const totals = new Map<number, number>();
  for (const { priority, weight } of services) totals.set(priority, (totals.get(priority) ?? 0) + (weight || 100));
  return totals;
}

const u16 = (number: number): number => number & 0xffff;
