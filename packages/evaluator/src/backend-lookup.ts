import {
  fqdn,
  isSubDomain,
  isType,
  joinLabels,
  printName,
  type ResourceRecord,
  record,
  recordTypes,
} from '@corefile/dns';
import { toLower } from '@corefile/golang';
import { type Asked, type BackendSource, type Found, isMiss, type Miss } from './backend.ts';
import { hostKind, nameOfKey, targetOf, txtRecord } from './service-record.ts';

/** Records made of a backend's services. */
export interface BackendRecords {
  readonly records: readonly ResourceRecord[];
  readonly extra: readonly ResourceRecord[];
  /** A look-up on the way was truncated. */
  readonly truncated: boolean;
}

export const only = (records: readonly ResourceRecord[]): BackendRecords => ({ records, extra: [], truncated: false });

const LONGEST_CHAIN = 10;

/**
 * A, AAAA or TXT records, along CNAMEs: inside the zone by the backend, outside by a new look-up (plugin.A, AAAA and TXT).
 * `previous` are the CNAMEs that led here.
 */
export function hostRecords(
  source: BackendSource,
  asked: Asked,
  wanted: 'A' | 'AAAA' | 'TXT',
  previous: readonly ResourceRecord[] = [],
): BackendRecords | Miss {
  const services = wanted === 'TXT' ? source.backend.services(asked, false) : servicesOrApex(source, asked);
  if (isMiss(services)) return services;
  const records: ResourceRecord[] = [];
  const seen = new Set<string>();
  let truncated = false;
  for (const service of services) {
    const { kind, address } = hostKind(service);
    if (kind === 'CNAME') {
      const target = fqdn(service.host);
      if (isSubDomain(asked.name, target)) continue; // leads back to itself
      if (previous.length > LONGEST_CHAIN || leadsTo(previous, target)) continue;
      const alias = record(asked.qname, 'CNAME', service.ttl, { target });
      if (isSubDomain(asked.zone, target)) {
        const qname = printName(target);
        const inside = { ...asked, qname, name: toLower(qname) };
        const next = hostRecords(source, inside, wanted, [...previous, alias]);
        if (isMiss(next)) {
          if (next.miss === 'unknown') return next;
          continue;
        }
        if (next.records.length > 0) records.push(alias, ...next.records);
        truncated ||= next.truncated;
        continue;
      }
      const reply = source.lookup(target, asked.type);
      if (!reply) continue;
      truncated ||= reply.tc && wanted !== 'TXT';
      records.push(alias, ...reply.answer);
      continue;
    }
    if (kind !== wanted) continue;
    const value = kind === 'TXT' ? service.text : service.host;
    if (seen.has(value)) continue;
    seen.add(value);
    if (kind === 'TXT') records.push(txtRecord(service, asked.qname));
    else if (address !== undefined) records.push(record(asked.qname, kind, service.ttl, { address }));
  }
  return { records, extra: [], truncated };
}

const leadsTo = (chain: readonly ResourceRecord[], target: string): boolean =>
  chain.some(step => isType(step, 'CNAME') && step.rdata.target === target);

/** The address of the zone's own name is that of `apex.dns` below it, where there is one. */
function servicesOrApex({ backend }: BackendSource, asked: Asked): Found {
  if (asked.name !== asked.zone) return backend.services(asked, false);
  const qname = joinLabels('apex.dns', asked.zone);
  const apex = backend.services({ ...asked, qname, name: toLower(qname) }, false);
  return isMiss(apex) ? backend.services(asked, false) : apex;
}

/** The first service's host, if it is a name. */
export function aliasRecords({ backend }: BackendSource, asked: Asked): BackendRecords | Miss {
  const services = backend.services(asked, true);
  if (isMiss(services)) return services;
  const [first] = services;
  if (!first || hostKind(first).address !== undefined) return only([]);
  return only([record(asked.qname, 'CNAME', first.ttl, { target: fqdn(first.host) })]);
}

export function pointerRecords({ backend }: BackendSource, asked: Asked): BackendRecords | Miss {
  const services = backend.reverse(asked, true);
  if (isMiss(services)) return services;
  const byHost = new Map<string, ResourceRecord>();
  for (const service of services) {
    if (byHost.has(service.host) || hostKind(service).address !== undefined) continue;
    byHost.set(service.host, record(asked.qname, 'PTR', service.ttl, { target: fqdn(service.host) }));
  }
  return only([...byHost.values()]);
}

/** The zone's name servers and their addresses: services at `ns.dns` below the zone. */
export function nameServerRecords({ backend }: BackendSource, asked: Asked): BackendRecords | Miss {
  const qname = joinLabels('ns.dns.', asked.zone);
  const services = backend.services({ ...asked, qname, name: toLower(qname) }, false);
  if (isMiss(services)) return services;
  const servers = new Map<string, ResourceRecord>();
  const extra: ResourceRecord[] = [];
  for (const service of services) {
    const { kind, address } = hostKind(service);
    if (kind === 'CNAME') return { miss: 'failure', why: `NS record must be an IP address: ${service.host}` };
    if (address === undefined) continue;
    const ns = targetOf({ ...service, host: nameOfKey(service.key) });
    extra.push(record(ns, kind, service.ttl, { address }));
    if (!servers.has(ns)) servers.set(ns, record(asked.qname, 'NS', service.ttl, { target: ns }));
  }
  return { records: [...servers.values()], extra, truncated: false };
}

/** Types that backends look up by the functions above. */
export const hostTypes: ReadonlyMap<number, 'A' | 'AAAA' | 'TXT'> = new Map([
  [recordTypes.A, 'A'],
  [recordTypes.AAAA, 'AAAA'],
  [recordTypes.TXT, 'TXT'],
]);
