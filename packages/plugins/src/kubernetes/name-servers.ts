import { formatIp, parseIp, type ResourceRecord, record, toIpv4 } from '@corefile/dns';
import type { Controller } from './controller.ts';
import { hostnameOf } from './find-services.ts';
import { type EndpointAddress, type Endpoints, isHeadless, type Service } from './objects.ts';
import type { Settings } from './settings.ts';

/** Name of CoreDNS itself, below its zone, where no service of the cluster leads to it. */
const DEFAULT_NAME = 'ns.dns.';

/** `ns.dns.ZONE` in lower case? */
export const isDefaultName = (name: string, zone: string): boolean =>
  name.startsWith(DEFAULT_NAME) && name.indexOf(zone) === DEFAULT_NAME.length;

/**
 * Addresses of CoreDNS: those of the services whose endpoints are its machine's addresses, seen from inside the cluster or
 * from outside; its machine's addresses when there is no such service (plugin/kubernetes/ns.go). TTL 0. Undefined when
 * nobody knows the addresses or the cluster.
 */
export function nameServers(
  { config, addresses: own }: Settings,
  controller: Controller | undefined,
  zone: string,
  { external, headless }: { readonly external: boolean; readonly headless: boolean },
): readonly ResourceRecord[] | undefined {
  if (!own) return undefined;
  if (own.length === 0) return [];
  if (!controller) return undefined;
  const found: ResourceRecord[] = [];
  const add = (name: string, ip: string) => found.push(addressRecord(name, ip));
  const addEach = (endpoints: Endpoints, name: string) => {
    for (const { addresses } of endpoints.subsets)
      for (const address of addresses) add(`${hostname(address)}.${name}`, address.ip);
  };
  const hostname = (address: EndpointAddress) => hostnameOf(address, config.endpoint_pod_names);
  const addService = (service: Service, endpoints: Endpoints) => {
    const name = `${service.name}.${service.namespace}.${external ? '' : 'svc.'}${zone}`;
    if (isHeadless(service) && (headless || !external)) addEach(endpoints, name);
    else for (const ip of external ? service.externalIPs : service.clusterIPs) add(name, ip);
  };
  let isEndpoint = false;
  for (const ip of own) {
    for (const endpoints of controller.endpointsAt(ip)) {
      isEndpoint = true;
      for (const service of controller.servicesNamed(endpoints.key)) addService(service, endpoints);
    }
  }
  return isEndpoint ? found : own.map(ip => addressRecord(DEFAULT_NAME + zone, ip));
}

/** What is no address makes an AAAA record without data: the host name of a load balancer. */
function addressRecord(name: string, ip: string): ResourceRecord {
  const bytes = parseIp(ip);
  const v4 = bytes && toIpv4(bytes);
  return v4
    ? record(name, 'A', 0, { address: formatIp(v4) })
    : record(name, 'AAAA', 0, { address: bytes ? formatIp(bytes) : '' });
}
