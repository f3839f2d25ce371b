import {
  addressFromReverse,
  isType,
  type ResourceRecord,
  recordTypes,
  reverseFamily,
  splitLabels,
} from '@corefile/dns';
import {
  type Asked,
  type Found,
  hostKind,
  isMiss,
  keyOfName,
  type Miss,
  type ServiceBackend,
  type ServiceRecord,
  serviceRecord,
  trimZone,
} from '@corefile/evaluator';
import type { Controller } from './controller.ts';
import { findPods, findServiceImports, findServices, hostnameOf, noSuchName, PREFIX } from './find-services.ts';
import { isDefaultName, nameServers } from './name-servers.ts';
import { parseRequest } from './parse-request.ts';
import { isExposed, isMulticluster, type Settings } from './settings.ts';

const SCHEMA_VERSION = '1.1.0';
const SCHEMA_VERSION_TTL = 28800;

export const unknownCluster: Miss = { miss: 'unknown', why: 'nothing is known of the cluster: give its objects' };
export const unknownAddresses: Miss = {
  miss: 'unknown',
  why: 'the answer has the addresses of the machine that CoreDNS runs on, and nothing is known of them',
};

/** The cluster as a backend (plugin/kubernetes/kubernetes.go). */
export function createBackend(settings: Settings): ServiceBackend {
  const { controller, ttl, startedAt } = settings;
  return {
    minTtl: ttl,
    serial: zone => (isMulticluster(settings, zone) ? 0 : (controller?.serial ?? startedAt)),
    services: asked => services(settings, asked),
    reverse: asked => reverse(settings, asked),
  };
}

function services(settings: Settings, asked: Asked): Found {
  const { TXT, NS, SRV } = recordTypes;
  if (asked.type === TXT) return texts(settings, asked);
  if (asked.type === NS || isDefaultName(asked.name, asked.zone)) return ownAddresses(settings, asked);
  const found = findRecords(settings, asked);
  // Hosts outside the cluster have no ports to speak of.
  return asked.type === SRV && !isMiss(found) ? found.filter(service => hostKind(service).kind !== 'CNAME') : found;
}

/** `dns-version.ZONE` has a text; no other name has one, and services alone exist without. */
function texts(settings: Settings, asked: Asked): Found {
  const labels = splitLabels(trimZone(asked.name, asked.zone) ?? '');
  if (labels.length === 1 && labels[0] === 'dns-version')
    return [serviceRecord({ text: SCHEMA_VERSION, ttl: SCHEMA_VERSION_TTL, key: keyOfName(asked.qname, PREFIX) })];
  const found = findRecords(settings, asked);
  if (isMiss(found)) return found.miss === 'unknown' ? found : noSuchName(found.why);
  if (found.length > 0) return [];
  const { zonal } = settings.config;
  const request = zonal ? parseRequest(asked.name, asked.zone, isMulticluster(settings, asked.zone), true) : undefined;
  return request && request.zone !== '' ? [] : noSuchName('only services have a place for TXT records');
}

/** The name servers' addresses: under their own names in NS answers, under the name asked for otherwise. */
function ownAddresses(settings: Settings, { type, qname, zone }: Asked): Found {
  const isNs = type === recordTypes.NS;
  if (!isNs && type !== recordTypes.A && type !== recordTypes.AAAA) return [];
  const servers = nameServers(settings, settings.controller, zone, { external: false, headless: false });
  if (!servers) return settings.controller ? unknownAddresses : unknownCluster;
  return servers
    .filter(server => isNs || server.type === type)
    .map(server =>
      serviceRecord({ host: addressOf(server), key: keyOfName(isNs ? server.name : qname, PREFIX), ttl: settings.ttl }),
    );
}

const addressOf = (server: ResourceRecord): string =>
  (isType(server, 'A') || isType(server, 'AAAA') ? server.rdata.address : '') || '<nil>';

/** Pods and services at a name. */
function findRecords(settings: Settings, { name, zone }: Asked): Found {
  const { config, controller } = settings;
  const multicluster = isMulticluster(settings, zone);
  const request = parseRequest(name, zone, multicluster, config.zonal);
  if (!request) return noSuchName('no name in a cluster has this form');
  if (request.kind === '') return [];
  if (reverseFamily(name) > 0) return noSuchName('no address is named so');
  if (!controller) return unknownCluster;
  if (!isExposed(settings, controller, request.namespace))
    return noSuchName(
      controller.namespaces.has(request.namespace)
        ? `the options do not let the namespace ${request.namespace} be seen`
        : `there is no namespace ${request.namespace}`,
    );
  if (request.kind === 'pod') return findPods(settings, controller, request, zone);
  return (multicluster ? findServiceImports : findServices)(settings, controller, request, zone);
}

/** Names of an address: of the service that has it, or else of the endpoints (plugin/kubernetes/reverse.go). */
function reverse(settings: Settings, asked: Asked): Found {
  const ip = addressFromReverse(asked.name);
  if (ip === '') {
    const found = findRecords(settings, asked);
    return isMiss(found) ? found : [];
  }
  if (!settings.controller) return unknownCluster;
  const names = namesAt(settings, settings.controller, ip);
  return names.length > 0 ? names : noSuchName(`neither a service nor an endpoint has the address ${ip}`);
}

function namesAt(settings: Settings, controller: Controller, ip: string): readonly ServiceRecord[] {
  const { config, ttl, primaryZone, namespaces } = settings;
  const isVisible = (namespace: string) => namespaces.size === 0 || isExposed(settings, controller, namespace);
  const named = (name: string) => serviceRecord({ host: `${name}.svc.${primaryZone}`, ttl });
  const service = controller.servicesAt(ip).find(({ namespace }) => isVisible(namespace));
  if (service) return [named(`${service.name}.${service.namespace}`)];
  return controller
    .endpointsAt(ip)
    .filter(({ namespace }) => isVisible(namespace))
    .flatMap(({ key, subsets }) =>
      subsets
        .flatMap(({ addresses }) => addresses)
        .filter(address => address.ip === ip)
        .map(address => named(`${hostnameOf(address, config.endpoint_pod_names)}.${key}`)),
    );
}
