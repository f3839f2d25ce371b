import { equalNames, parseIp } from '@corefile/dns';
import { type Found, hostKind, keyOfName, type Miss, type ServiceRecord, serviceRecord } from '@corefile/evaluator';
import type { Controller } from './controller.ts';
import {
  type ClusterEndpoints,
  type EndpointAddress,
  type Endpoints,
  isHeadless,
  keyOf,
  type Port,
  type Service,
  type ServiceImport,
} from './objects.ts';
import type { RecordRequest } from './parse-request.ts';
import type { Settings } from './settings.ts';

/** First part of all keys, dropped again when a key becomes a name. */
export const PREFIX = 'c';

export const noSuchName = (why: string): Miss => ({ miss: 'no such name', why });

/** `1-2-3-4.namespace.pod.ZONE`. */
export function findPods(settings: Settings, controller: Controller, request: RecordRequest, zone: string): Found {
  const { config, ttl } = settings;
  const { namespace, service: pod } = request;
  if ((config.pods ?? 'disabled') === 'disabled') return noSuchName('names of pods are not served (pods disabled)');
  if (pod === '') return [];
  const dashes = pod.split('-').length - 1;
  const ip = pod.replaceAll('-', dashes === 3 && !pod.includes('--') ? '.' : ':');
  const key = `${keyOfName(zone, PREFIX)}/pod/${namespace}/${pod}`;
  const found = serviceRecord({ key, host: ip, ttl });
  if (config.pods === 'insecure')
    return parseIp(ip) ? [found] : noSuchName(`${pod} is no address with dashes for dots`);
  const pods = controller.podsAt(ip).filter(other => equalNames(namespace, other.namespace));
  return pods.length > 0 ? pods.map(() => found) : noSuchName(`no pod of ${namespace} has the address ${ip}`);
}

/** `service.namespace.svc.ZONE` and what stands before it. */
export function findServices(settings: Settings, controller: Controller, request: RecordRequest, zone: string): Found {
  const { config, ttl } = settings;
  if (request.service === '') return [];
  const key = keyOf(request.service, request.namespace);
  const candidates = controller.servicesNamed(key);
  let exists = false;
  const services: ServiceRecord[] = [];
  for (const service of candidates) {
    const { type, name, namespace, externalName } = service;
    const headless = isHeadless(service);
    const external = type === 'ExternalName';
    if (config.ignore === 'empty_service' && !external && !headless && isEmpty(controller.endpointsNamed(key)))
      continue;
    if (request.zone !== '' && !headless) continue;
    const base = `${keyOfName(zone, PREFIX)}/svc/${namespace}/${name}`;
    if (external) {
      if (request.endpoint !== '' || request.port !== '' || request.protocol !== '') continue;
      const found = serviceRecord({ key: base, host: externalName, ttl });
      if (hostKind(found).kind !== 'CNAME') continue;
      services.push(found);
      exists = true;
    } else if (headless || request.endpoint !== '') {
      // A zone-scoped name of a headless service exists even when no endpoint lies in the topology zone.
      if (request.zone !== '') exists = true;
      const endpoints = controller.endpointsNamed(key);
      const keyOfAddress = (address: EndpointAddress) => `${base}/${hostnameOf(address, config.endpoint_pod_names)}`;
      const isIn = (topology: string) => (address: EndpointAddress) => topology === '' || address.zone === topology;
      let found = endpointRecords(settings, endpoints, request, isIn(request.zone), keyOfAddress);
      if (found.length === 0 && request.prefers)
        found = endpointRecords(settings, endpoints, request, isIn(''), keyOfAddress);
      if (found.length > 0) exists = true;
      services.push(...found);
    } else {
      const ports = service.ports.filter(port => portMatches(request, port));
      if (ports.length > 0) exists = true;
      services.push(...clusterIpRecords(service, ports, base, ttl));
    }
  }
  if (exists) return services;
  return noSuchName(
    candidates.length === 0
      ? `there is no service ${request.service} in ${request.namespace}`
      : `the service ${request.service} has nothing under this name`,
  );
}

/** The same of services that several clusters share. */
export function findServiceImports(
  settings: Settings,
  controller: Controller,
  request: RecordRequest,
  zone: string,
): Found {
  const { config, ttl } = settings;
  if (request.service === '') return [];
  const key = keyOf(request.service, request.namespace);
  let exists = false;
  const services: ServiceRecord[] = [];
  for (const service of controller.importsNamed(key)) {
    const headless = service.type === 'Headless';
    const endpoints = controller.clusterEndpointsNamed(key);
    if (config.ignore === 'empty_service' && !headless && isEmpty(endpoints)) continue;
    const base = `${keyOfName(zone, PREFIX)}/svc/${service.namespace}/${service.name}`;
    if (headless || request.endpoint !== '') {
      for (const slice of endpoints) {
        if (request.endpoint !== '' && !equalNames(request.cluster, slice.cluster)) continue;
        const keyOfAddress = (address: EndpointAddress) =>
          `${base}/${slice.cluster}/${hostnameOf(address, config.endpoint_pod_names)}`;
        const found = endpointRecords(settings, [slice], request, () => true, keyOfAddress);
        if (found.length > 0) exists = true;
        services.push(...found);
      }
    } else {
      const ports = service.ports.filter(port => portMatches(request, port));
      if (ports.length > 0) exists = true;
      services.push(...clusterIpRecords(service, ports, base, ttl));
    }
  }
  return exists ? services : noSuchName(`no service ${request.service} is imported into ${request.namespace}`);
}

const clusterIpRecords = (
  { clusterIPs }: Service | ServiceImport,
  ports: readonly Port[],
  key: string,
  ttl: number,
): ServiceRecord[] => ports.flatMap(({ port }) => clusterIPs.map(host => serviceRecord({ key, host, port, ttl })));

function endpointRecords(
  { config, ttl }: Settings,
  slices: readonly (Endpoints | ClusterEndpoints)[],
  request: RecordRequest,
  admits: (address: EndpointAddress) => boolean,
  keyOfAddress: (address: EndpointAddress) => string,
): ServiceRecord[] {
  const records: ServiceRecord[] = [];
  const { endpoint } = request;
  for (const { addresses, ports } of slices.flatMap(({ subsets }) => subsets)) {
    const fitting = ports.filter(port => portMatches(request, port));
    if (fitting.length === 0) continue;
    for (const address of addresses) {
      if (!admits(address)) continue;
      if (endpoint !== '' && !equalNames(endpoint, hostnameOf(address, config.endpoint_pod_names))) continue;
      const key = keyOfAddress(address);
      for (const { port } of fitting) records.push(serviceRecord({ key, host: address.ip, port, ttl }));
    }
  }
  return records;
}

const isEmpty = (slices: readonly Endpoints[]): boolean =>
  slices.every(({ subsets }) => subsets.every(({ addresses }) => addresses.length === 0));

/** A request without port or protocol takes any. */
export const portMatches = (request: Pick<RecordRequest, 'port' | 'protocol'>, { name, protocol }: Port): boolean =>
  (request.port === '' || equalNames(request.port, name)) &&
  (request.protocol === '' || equalNames(request.protocol, protocol));

/** First label of an endpoint: its host name, the pod's with `endpoint_pod_names`, or its address with dashes. */
export function hostnameOf({ hostname, target, ip }: EndpointAddress, podNames: boolean): string {
  if (hostname !== '') return hostname;
  if (podNames && target !== '') return target;
  if (ip.includes('.')) return ip.replaceAll('.', '-');
  if (!ip.includes(':')) return '';
  const dashed = ip.replaceAll(':', '-');
  return dashed.endsWith('-') ? `${dashed}0` : dashed; // a label does not end in a dash
}
