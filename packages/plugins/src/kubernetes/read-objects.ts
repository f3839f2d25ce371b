import { octets } from '@corefile/evaluator';
import { toLower } from '@corefile/golang';
import {
  type ClusterEndpoints,
  type EndpointAddress,
  type Endpoints,
  keyOf,
  type Labels,
  type Namespace,
  type Pod,
  type Port,
  type Service,
  type ServiceImport,
} from './objects.ts';

// A manifest is whatever somebody wrote: every step into it may find nothing.
type Field = { readonly [name: string]: unknown };

const field = (value: unknown): Field => (typeof value === 'object' && value !== null ? (value as Field) : {});
const list = (value: unknown): readonly Field[] => (Array.isArray(value) ? value.map(field) : []);
const text = (value: unknown): string => (value === undefined || value === null ? '' : octets(String(value)));
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(text) : []);
const labelsOf = (object: Field): Labels =>
  Object.fromEntries(Object.entries(field(field(object.metadata).labels)).map(([key, value]) => [key, text(value)]));

function identity(object: Field) {
  const metadata = field(object.metadata);
  // Without a namespace kubectl puts an object into `default`.
  return {
    name: text(metadata.name),
    namespace: text(metadata.namespace) || 'default',
    labels: labelsOf(object),
  };
}

const NO_PORT: readonly Port[] = [{ name: '', port: -1, protocol: '' }];

const portsOf = (value: unknown, missing: number): readonly Port[] =>
  list(value).map(port => ({
    name: text(port.name),
    port: Number(port.port ?? missing),
    protocol: text(port.protocol),
  }));

const orNoPort = (ports: readonly Port[]): readonly Port[] => (ports.length > 0 ? ports : NO_PORT);

export function readService(object: Field): Service {
  const spec = field(object.spec);
  const clusterIPs = texts(spec.clusterIPs);
  const balancers = list(field(field(object.status).loadBalancer).ingress);
  return {
    ...identity(object),
    type: text(spec.type),
    clusterIPs: clusterIPs.length > 0 ? clusterIPs : [text(spec.clusterIP)],
    externalName: text(spec.externalName),
    ports: orNoPort(portsOf(spec.ports, 0)),
    externalIPs: [...texts(spec.externalIPs), ...balancers.map(({ ip, hostname }) => text(ip) || text(hostname))],
  };
}

export function readServiceImport(object: Field): ServiceImport {
  const spec = field(object.spec);
  const { type, ips, ports } = spec;
  return { ...identity(object), type: text(type), clusterIPs: texts(ips), ports: portsOf(ports, 0) };
}

export const SERVICE_LABEL = 'kubernetes.io/service-name';
export const IMPORT_LABEL = 'multicluster.kubernetes.io/service-name';
const CLUSTER_LABEL = 'multicluster.kubernetes.io/source-cluster';

/** Endpoints that are not known to be unready are ready. */
export function readEndpointSlice(object: Field): Endpoints {
  const { labels, ...named } = identity(object);
  const ready = list(object.endpoints).filter(endpoint => field(endpoint.conditions).ready !== false);
  const zones = new Map<string, string>();
  for (const { addresses, zone } of ready)
    if (zone) for (const ip of texts(addresses)) zones.set(ip, toLower(text(zone)));
  const addresses = ready.flatMap(endpoint =>
    texts(endpoint.addresses).map(ip => ({ ...addressOf(ip, endpoint), zone: zones.get(ip) ?? '' })),
  );
  const ports = orNoPort(portsOf(object.ports, -1));
  const key = keyOf(labels[SERVICE_LABEL] ?? '', named.namespace);
  return { ...named, labels, key, subsets: [{ addresses, ports }] };
}

/** The Endpoints of clusters without EndpointSlices: their controller turns one into the other. */
export function readEndpoints(object: Field): Endpoints {
  const named = identity(object);
  const subsets = list(object.subsets).map(subset => ({
    addresses: list(subset.addresses).map(address => addressOf(text(address.ip), address)),
    ports: orNoPort(portsOf(subset.ports, -1)),
  }));
  return { ...named, key: keyOf(named.name, named.namespace), subsets };
}

const addressOf = (ip: string, endpoint: Field): EndpointAddress => {
  const target = text(field(endpoint.targetRef).name);
  return { ip, hostname: text(endpoint.hostname), target: target.length < 64 ? target : '', zone: '' };
};

export const clusterEndpoints = (slice: Endpoints): ClusterEndpoints => ({
  ...slice,
  key: keyOf(slice.labels[IMPORT_LABEL] ?? '', slice.namespace),
  cluster: slice.labels[CLUSTER_LABEL] ?? '',
});

/** Undefined for a pod that CoreDNS is not told of, or that is on its way out. */
export function readPod(object: Field): Pod | undefined {
  const { phase, podIP } = field(object.status);
  const gone = phase === 'Succeeded' || phase === 'Failed' || phase === 'Unknown';
  if (gone || field(object.metadata).deletionTimestamp) return undefined;
  return { ...identity(object), ip: text(podIP) };
}

export const readNamespace = (object: Field): Namespace => {
  const { name, labels } = identity(object);
  return { name, labels };
};
