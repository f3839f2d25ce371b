import type { World } from '@corefile/evaluator';
import { type Endpoints, keyOf, type Namespace, type Pod, type Service, type ServiceImport } from './objects.ts';
import {
  readEndpointSlice,
  readEndpoints,
  readNamespace,
  readPod,
  readService,
  readServiceImport,
} from './read-objects.ts';

/** All objects of a cluster, each once. */
export interface Cluster {
  readonly namespaces: readonly Namespace[];
  readonly services: readonly Service[];
  readonly endpoints: readonly Endpoints[];
  readonly pods: readonly Pod[];
  readonly serviceImports: readonly ServiceImport[];
}

const clusters = new WeakMap<readonly unknown[], Cluster>();

/** Reads the world's manifests once, whatever number of servers share them; undefined when nothing is known of the cluster. */
export function clusterOf({ manifests }: World): Cluster | undefined {
  if (!manifests) return undefined;
  let cluster = clusters.get(manifests);
  if (!cluster) {
    cluster = readCluster(manifests);
    clusters.set(manifests, cluster);
  }
  return cluster;
}

function readCluster(manifests: readonly unknown[]): Cluster {
  const byKind = new Map<unknown, { [name: string]: unknown }[]>();
  for (const manifest of manifests) {
    const object = manifest as { [name: string]: unknown };
    const same = byKind.get(object.kind);
    if (same) same.push(object);
    else byKind.set(object.kind, [object]);
  }
  const read = <T>(kind: string, of: (object: { [name: string]: unknown }) => T): T[] =>
    (byKind.get(kind) ?? []).map(of);
  const services = once(read('Service', readService));
  const slices = once(read('EndpointSlice', readEndpointSlice));
  // CoreDNS knows EndpointSlices alone. A dump without any is one of Endpoints, which a cluster keeps as slices too.
  const endpoints = slices.length > 0 ? slices : once(read('Endpoints', readEndpoints));
  const pods = once(read('Pod', readPod).filter(pod => pod !== undefined));
  const serviceImports = once(read('ServiceImport', readServiceImport));
  const written = read('Namespace', readNamespace);
  const namespaces =
    written.length > 0 ? written : namespacesOf([...services, ...endpoints, ...pods, ...serviceImports]);
  return { namespaces, services, endpoints, pods, serviceImports };
}

/** No object is without its namespace; a dump may well be (`kubectl get services,endpointslices -A`). */
function namespacesOf(objects: readonly { readonly namespace: string }[]): Namespace[] {
  const names = new Set(objects.map(({ namespace }) => namespace));
  return [...names].map(name => ({ name, labels: { 'kubernetes.io/metadata.name': name } }));
}

/** Of objects with one name the last counts. */
function once<T extends { readonly name: string; readonly namespace: string }>(objects: readonly T[]): T[] {
  return [...new Map(objects.map(object => [keyOf(object.name, object.namespace), object])).values()];
}
