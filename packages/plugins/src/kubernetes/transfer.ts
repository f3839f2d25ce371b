import { parseIp, type ResourceRecord, record } from '@corefile/dns';
import {
  hostKind,
  keyOfName,
  matchZone,
  nameOfKey,
  type ServiceBackend,
  type ServiceRecord,
  serviceRecord,
  soaRecord,
  srvRecord,
  type TransferResult,
} from '@corefile/evaluator';
import { compareStrings } from '@corefile/golang';
import { unknownAddresses, unknownCluster } from './backend.ts';
import type { Controller } from './controller.ts';
import { hostnameOf, PREFIX } from './find-services.ts';
import { nameServers } from './name-servers.ts';
import { type Endpoints, keyOf, type Port, type Service, type ServiceImport } from './objects.ts';
import { isExposed, isMulticluster, type Settings } from './settings.ts';

/** All records of a zone, or of any name below one: it becomes the end of every name (plugin/kubernetes/xfr.go). */
export function transferZone(
  settings: Settings,
  backend: ServiceBackend,
  zone: string,
  serial: number,
): TransferResult {
  const { config, controller, ttl } = settings;
  if (matchZone(config.zones, zone) === '') return 'not authoritative';
  // CoreDNS asks for the serial without a zone here, so that one of several clusters has that of the others.
  const soa = soaRecord({ ...backend, serial: () => backend.serial('') }, zone);
  if (serial !== 0 && soa.rdata.serial === serial) return [soa];
  if (!controller) return { indeterminate: unknownCluster.why };
  const servers = nameServers(settings, controller, zone, { external: false, headless: false });
  if (!servers) return { indeterminate: unknownAddresses.why };
  const names = new Set(servers.map(({ name }) => name));
  const objects = isMulticluster(settings, zone) ? controller.serviceImports : controller.services;
  const base = keyOfName(zone, PREFIX);
  return [
    soa,
    ...[...names].map(target => record(zone, 'NS', ttl, { target })),
    ...servers,
    ...[...objects]
      .sort((a, b) => compareStrings(a.name, b.name))
      .filter(({ namespace }) => isExposed(settings, controller, namespace))
      .flatMap(object => recordsOf(settings, controller, object, `${base}/svc/${object.namespace}/${object.name}`)),
    soa,
  ];
}

function recordsOf(
  settings: Settings,
  controller: Controller,
  object: Service | ServiceImport,
  key: string,
): readonly ResourceRecord[] {
  const { ttl } = settings;
  const endpointsKey = keyOf(object.name, object.namespace);
  if (!('externalName' in object))
    return (
      clusterIpRecords(object, key, ttl) ??
      endpointRecords(settings, controller.clusterEndpointsNamed(endpointsKey), key)
    );
  if (object.type === 'ExternalName') {
    const service = serviceRecord({ key, host: object.externalName, ttl });
    if (hostKind(service).kind !== 'CNAME') return [];
    const target = object.externalName.endsWith('.') ? object.externalName : `${object.externalName}.`;
    return [record(nameOfKey(key), 'CNAME', ttl, { target })];
  }
  if (object.type !== 'ClusterIP' && object.type !== 'NodePort' && object.type !== 'LoadBalancer') return [];
  return clusterIpRecords(object, key, ttl) ?? endpointRecords(settings, controller.endpointsNamed(endpointsKey), key);
}

/** Undefined without an address of its own. */
function clusterIpRecords(
  { clusterIPs, ports }: Pick<Service, 'clusterIPs' | 'ports'>,
  key: string,
  ttl: number,
): ResourceRecord[] | undefined {
  if (!parseIp(clusterIPs[0] ?? '')) return undefined;
  const name = nameOfKey(key);
  // The last address decides whether SRV records have a target.
  const host = parseIp(clusterIPs.at(-1) ?? '') ? name : '';
  const records: ResourceRecord[] = clusterIPs.flatMap(ip => addressRecord(serviceRecord({ key, host: ip, ttl })));
  for (const port of ports) {
    const service = serviceRecord({ host, port: port.port, ttl });
    records.push(srvRecord(service, name, 100));
    if (port.name !== '') records.push(srvRecord(service, nameOfKey(portKey(key, port)), 100));
  }
  return records;
}

function endpointRecords({ config, ttl }: Settings, slices: readonly Endpoints[], key: string): ResourceRecord[] {
  const records: ResourceRecord[] = [];
  for (const { addresses, ports } of slices.flatMap(({ subsets }) => subsets)) {
    const weight = Math.floor((100 / (100 * addresses.length)) * 100) || 1;
    for (const address of addresses) {
      const own = `${key}/${hostnameOf(address, config.endpoint_pod_names)}`;
      const host = parseIp(address.ip) ? nameOfKey(own) : '';
      records.push(...addressRecord(serviceRecord({ key, host: address.ip, ttl })));
      records.push(...addressRecord(serviceRecord({ key: own, host: address.ip, ttl })));
      for (const port of ports) {
        if (port.name === '') continue;
        const service = serviceRecord({ host, port: port.port, ttl });
        records.push(srvRecord(service, nameOfKey(portKey(key, port)), weight));
      }
    }
  }
  return records;
}

const portKey = (key: string, { name, protocol }: Port): string =>
  `${key}/_${protocol.toLowerCase()}/_${name.toLowerCase()}`;

function addressRecord(service: ServiceRecord): readonly ResourceRecord[] {
  const { kind, address } = hostKind(service);
  return address === undefined ? [] : [record(nameOfKey(service.key), kind, service.ttl, { address })];
}
