import { type ResourceRecord, record } from '@corefile/dns';
import { type Externaler, matchZone, nameOfKey, type ServiceRecord, type TransferResult } from '@corefile/evaluator';
import { renamed } from './apex.ts';
import { addresses, servers } from './service-answers.ts';
import { type Settings, soaRecord } from './settings.ts';

/** All records of a zone (k8s_external/transfer.go); some come twice, as from CoreDNS. */
export function transferZone(settings: Settings, cluster: Externaler, zone: string, serial: number): TransferResult {
  const { zones, apex, ttl, headless } = settings;
  if (matchZone(zones, zone) !== zone) return 'not authoritative';
  const origin = zone === '.' ? '' : zone;
  const soa = soaRecord(settings, cluster, origin);
  if (serial !== 0 && serial >= soa.rdata.serial) return [soa];
  const own = cluster.addresses(origin, headless);
  if ('indeterminate' in own) return own;
  const all = cluster.all(origin, headless);
  if ('indeterminate' in all) return all;
  const nsName = `ns1.${apex}.${origin}`;
  return [
    soa,
    record(origin, 'NS', ttl, { target: nsName }),
    ...renamed(own, nsName, ttl),
    ...ofServices(settings, all.services),
    ...[...all.endpoints].flatMap(([key, services]) => [
      ...ofEndpoints(settings, nameOfKey(key), services),
      ...services.flatMap(service => ofEndpoints(settings, nameOfKey(service.key), [service])),
    ]),
    ...[...all.ports].flatMap(([key, services]) => servers(services, nameOfKey(key), settings, undefined).records),
    soa,
  ];
}

/** Of SRV records with one name only the first is handed over. */
function ofServices(settings: Settings, services: readonly ServiceRecord[]): ResourceRecord[] {
  const seen = new Set<string>();
  const isNew = ({ name }: ResourceRecord): boolean => !seen.has(name) && seen.add(name) !== undefined;
  return services.flatMap(service => {
    const name = nameOfKey(service.key);
    const srv = servers([service], name, settings, undefined).records.filter(isNew);
    return service.targetStrip === 0 ? [...bothAddresses(settings, name, [service]), ...srv] : srv;
  });
}

function ofEndpoints(settings: Settings, name: string, services: readonly ServiceRecord[]): readonly ResourceRecord[] {
  const { records } = servers(services, name, settings, undefined);
  return [...bothAddresses(settings, name, services), ...records, ...records];
}

const bothAddresses = (settings: Settings, name: string, services: readonly ServiceRecord[]): ResourceRecord[] =>
  (['A', 'AAAA'] as const).flatMap(type => addresses(services, name, type, settings, undefined).records);
