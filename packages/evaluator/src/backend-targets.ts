import { isSubDomain, isType, printName, type ResourceRecord, record, recordTypes } from '@corefile/dns';
import { toLower } from '@corefile/golang';
import { type Asked, type BackendSource, isMiss, type Miss } from './backend.ts';
import { type BackendRecords, hostRecords } from './backend-lookup.ts';
import {
  hostKind,
  mxRecord,
  nameOfKey,
  type ServiceRecord,
  srvRecord,
  srvWeight,
  targetOf,
  totalWeights,
} from './service-record.ts';

/** SRV records, and the addresses of their targets; a target that is an address gets a name of its own (plugin.SRV). */
export function serverRecords(source: BackendSource, asked: Asked): BackendRecords | Miss {
  const services = source.backend.services(asked, false);
  if (isMiss(services)) return services;
  const totals = totalWeights(services);
  return targetRecords(source, asked, services, {
    counts: ({ port }) => port !== -1,
    make: service => srvRecord(service, asked.qname, srvWeight(service.weight, totals.get(service.priority) as number)),
    number: ({ port }) => port & 0xffff,
    owner: targetOf,
  });
}

/** MX records of the services for mail, likewise (plugin.MX). */
export function mailRecords(source: BackendSource, asked: Asked): BackendRecords | Miss {
  const services = source.backend.services(asked, false);
  if (isMiss(services)) return services;
  return targetRecords(source, asked, services, {
    counts: ({ mail }) => mail,
    make: service => mxRecord(service, asked.qname),
    number: ({ priority }) => priority & 0xffff,
    owner: ({ host }) => host,
  });
}

/** How a service becomes a record that points somewhere. */
interface Pointing {
  counts(service: ServiceRecord): boolean;
  make(service: ServiceRecord): ResourceRecord;
  /** Tells two records with one target apart. */
  number(service: ServiceRecord): number;
  /** Owner of the target's address. */
  owner(service: ServiceRecord): string;
}

function targetRecords(
  source: BackendSource,
  asked: Asked,
  services: readonly ServiceRecord[],
  { counts, make, number, owner }: Pointing,
): BackendRecords {
  const records: ResourceRecord[] = [];
  const extra: ResourceRecord[] = [];
  const seen = new Set<string>();
  const isNew = (key: string): boolean => !seen.has(key) && seen.add(key) !== undefined;
  for (const service of services) {
    if (!counts(service)) continue;
    const { kind, address } = hostKind(service);
    if (kind === 'CNAME') {
      records.push(make(service));
      const target = targetOf(service);
      if (isNew(`alias ${target}`)) extra.push(...addressesOf(source, asked, target));
    } else if (address !== undefined) {
      const named = { ...service, host: nameOfKey(service.key) };
      if (isNew(`${targetOf(named)} ${number(named)}`)) records.push(make(named));
      if (isNew(`${owner(named)}/${service.host}`)) extra.push(record(owner(named), kind, service.ttl, { address }));
    }
  }
  return { records, extra, truncated: false };
}

/** Inside the zone only A records are sought; outside AAAA too, whose CNAMEs came with the A records. */
function addressesOf(source: BackendSource, asked: Asked, target: string): readonly ResourceRecord[] {
  if (isSubDomain(asked.zone, target)) {
    const qname = printName(target);
    const found = hostRecords(source, { ...asked, qname, name: toLower(qname), type: recordTypes.A }, 'A');
    return isMiss(found) ? [] : found.records;
  }
  const v4 = source.lookup(target, recordTypes.A)?.answer ?? [];
  const v6 = source.lookup(target, recordTypes.AAAA)?.answer ?? [];
  return [...v4, ...v6.filter(found => !isType(found, 'CNAME'))];
}
