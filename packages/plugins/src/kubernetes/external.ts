import { addressFromReverse, equalNames, rcodes, recordTypes, splitLabels } from '@corefile/dns';
import {
  type Asked,
  type Externaler,
  type ExternalServices,
  keyOfName,
  nameOfKey,
  type ServiceRecord,
  serviceRecord,
  trimZone,
} from '@corefile/evaluator';
import { unknownAddresses, unknownCluster } from './backend.ts';
import type { Controller } from './controller.ts';
import { hostnameOf, PREFIX, portMatches } from './find-services.ts';
import { nameServers } from './name-servers.ts';
import { isHeadless, keyOf, type Service } from './objects.ts';
import { stripUnderscore } from './parse-request.ts';
import { isExposed, type Settings } from './settings.ts';

/** Services as the world outside the cluster sees them, for k8s_external (plugin/kubernetes/external.go). */
export function createExternaler(settings: Settings): Externaler {
  const { controller } = settings;
  const unknown = { indeterminate: unknownCluster.why };
  return {
    services: (asked, headless) => (controller ? services(settings, controller, asked, headless) : unknown),
    all: (zone, headless) => (controller ? all(settings, controller, zone, headless) : unknown),
    addresses: (zone, headless) =>
      nameServers(settings, controller, zone, { external: true, headless }) ??
      (controller ? { indeterminate: unknownAddresses.why } : unknown),
    // Counts updates of objects alone, and a dry run sees none.
    serial: () => 0,
  };
}

type Answer = { readonly services: readonly ServiceRecord[]; readonly rcode: number };
const nothing = (rcode: number): Answer => ({ services: [], rcode });

/** `service.namespace.ZONE`, with an endpoint or `_port._protocol` before it, or a reverse name. */
function services(settings: Settings, controller: Controller, asked: Asked, headless: boolean): Answer {
  const isPtr = asked.type === recordTypes.PTR;
  const ip = isPtr ? addressFromReverse(asked.name) : '';
  if (ip !== '') return named(settings, controller, ip);
  const labels = splitLabels(trimZone(asked.name, asked.zone) ?? '').reverse();
  const [namespace, name, ...rest] = labels;
  if (namespace === undefined) return nothing(rcodes.SERVFAIL);
  if (!isExposed(settings, controller, namespace)) return nothing(rcodes.NXDOMAIN);
  if (name === undefined) return nothing(rcodes.NOERROR);
  if (rest.length > 2) return nothing(rcodes.NXDOMAIN);
  const [first = '', second = ''] = rest.map(stripUnderscore);
  const request =
    rest.length === 1 ? { endpoint: first, protocol: '', port: '' } : { endpoint: '', protocol: first, port: second };
  const { config, ttl } = settings;
  const found: ServiceRecord[] = [];
  for (const service of controller.servicesNamed(keyOf(name, namespace))) {
    const base = `${keyOfName(asked.zone, PREFIX)}/${service.namespace}/${service.name}`;
    if (headless && service.externalIPs.length === 0 && (isHeadless(service) || request.endpoint !== '')) {
      for (const { addresses, ports } of controller
        .endpointsNamed(keyOf(name, namespace))
        .flatMap(({ subsets }) => subsets)) {
        for (const address of addresses) {
          const hostname = hostnameOf(address, config.endpoint_pod_names);
          if (request.endpoint !== '' && !equalNames(request.endpoint, hostname)) continue;
          for (const port of ports) {
            if (!portMatches(request, port)) continue;
            found.push(serviceRecord({ host: address.ip, port: port.port, ttl, key: `${base}/${hostname}` }));
          }
        }
      }
      continue;
    }
    for (const host of service.externalIPs) {
      for (const port of service.ports) {
        if (portMatches(request, port)) found.push(serviceRecord({ host, port: port.port, ttl, key: base }));
      }
    }
  }
  const rcode = found.length > 0 ? rcodes.NOERROR : rcodes.NXDOMAIN;
  return isPtr ? nothing(rcode) : { services: found, rcode };
}

/** Names of the services with an external address, without a zone. */
function named(settings: Settings, controller: Controller, ip: string): Answer {
  const { namespaces, ttl } = settings;
  const found = controller
    .servicesAtExternal(ip)
    .filter(({ namespace }) => namespaces.size === 0 || isExposed(settings, controller, namespace))
    .map(({ name, namespace }) => serviceRecord({ host: keyOf(name, namespace), ttl }));
  return { services: found, rcode: found.length > 0 ? rcodes.NOERROR : rcodes.NXDOMAIN };
}

/** Everything, whatever the namespace: the options that hide namespaces do not hold here. */
function all(settings: Settings, controller: Controller, zone: string, headless: boolean): ExternalServices {
  const services: ServiceRecord[] = [];
  const endpoints = new Map<string, ServiceRecord[]>();
  const ports = new Map<string, ServiceRecord[]>();
  const { ttl } = settings;
  for (const service of controller.services) {
    const base = `${keyOfName(zone, PREFIX)}/${service.namespace}/${service.name}`;
    if (headless && service.externalIPs.length === 0 && isHeadless(service)) {
      addEndpoints(settings, controller, service, base, endpoints, ports);
      continue;
    }
    for (const host of service.externalIPs) {
      for (const { name, protocol, port } of service.ports) {
        const key = `${base}/_${protocol.toLowerCase()}/_${name.toLowerCase()}`;
        const found = serviceRecord({ host, port, ttl, key: base });
        services.push(found, { ...found, key, targetStrip: 2 });
      }
    }
  }
  return { services, endpoints, ports };
}

function addEndpoints(
  { config, ttl }: Settings,
  controller: Controller,
  { name, namespace }: Service,
  base: string,
  endpoints: Map<string, ServiceRecord[]>,
  ports: Map<string, ServiceRecord[]>,
): void {
  const add = (map: Map<string, ServiceRecord[]>, key: string, found: ServiceRecord) => {
    const same = map.get(key);
    if (same) same.push(found);
    else map.set(key, [found]);
  };
  for (const subset of controller.endpointsNamed(keyOf(name, namespace)).flatMap(({ subsets }) => subsets)) {
    for (const address of subset.addresses) {
      const key = `${base}/${hostnameOf(address, config.endpoint_pod_names)}`;
      for (const port of subset.ports) {
        const found = serviceRecord({ host: address.ip, port: port.port, ttl, key });
        add(endpoints, base, found);
        if (port.name === '') continue;
        const portKey = `${base}/_${port.protocol.toLowerCase()}/_${port.name.toLowerCase()}`;
        add(ports, portKey, { ...found, host: nameOfKey(key), key: portKey });
      }
    }
  }
}
