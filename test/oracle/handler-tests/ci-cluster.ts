import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../kube-api.ts';

interface Template {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
  readonly spec?: { readonly containers?: readonly { readonly imagePullPolicy?: string }[] };
}
/** What of the manifests of coredns/ci decides about pods and endpoints. */
interface Written extends Manifest {
  readonly spec?: Template['spec'] & {
    readonly selector?: Readonly<Record<string, string>>;
    readonly clusterIP?: string;
    readonly ports?: readonly object[];
    readonly template?: Template;
  };
  readonly subsets?: readonly {
    readonly addresses?: readonly { ip: string; hostname?: string }[];
    readonly ports?: readonly object[];
  }[];
}

/**
 * The cluster of CoreDNS's conformance tests (build/kubernetes/dns-test.yaml of a checkout of coredns/ci) once its
 * controllers have done their work: each Deployment has a pod, each selector and each Endpoints its EndpointSlice.
 * Undefined in any other checkout.
 */
export function ciCluster(source: string): Manifest[] | undefined {
  const path = join(source, 'build/kubernetes/dns-test.yaml');
  return existsSync(path) ? [...own(), ...applyManifests(readFileSync(path, 'utf8'))] : undefined;
}

/** What manifests become in a cluster. */
export function applyManifests(text: string): Manifest[] {
  const written = parseAllDocuments(text).map(document => document.toJS() as Written);
  const pods = written.flatMap((object, index) => podsOf(object, `10.244.0.${index + 1}`));
  const slices = written.flatMap(object => [...mirrored(object), ...selected(object, pods)]);
  const kept = written.filter(({ kind }) => kind === 'Service' || kind === 'Namespace');
  return [...kept, ...pods.map(({ object }) => object), ...slices];
}

/** The address that queries come from; loopback, where a real server is asked. */
export const CLIENT = '127.0.0.5';

/** The pod in which the conformance tests run dig. */
export const clientPod = (namespace: string): Manifest => ({
  ...{ kind: 'Pod', apiVersion: 'v1', metadata: { name: 'dns-client', namespace } },
  ...{ status: { phase: 'Running', podIP: CLIENT } },
});

interface Pod {
  readonly object: Manifest;
  readonly ip: string;
  readonly isReady: boolean;
}

function podsOf({ kind, metadata, spec }: Written, ip: string): Pod[] {
  const template = kind === 'Deployment' ? spec?.template : kind === 'Pod' ? { metadata, spec } : undefined;
  if (!template) return [];
  // An image that is never pulled never runs.
  const isReady = !template.spec?.containers?.some(({ imagePullPolicy }) => imagePullPolicy === 'Never');
  const name = kind === 'Pod' ? metadata.name : `${metadata.name}-5d4f8c7b9-x2x4z`;
  const inner = { name, namespace: metadata.namespace ?? 'default', labels: { ...template.metadata?.labels } };
  const status = { phase: isReady ? 'Running' : 'Pending', podIP: ip };
  return [{ object: { kind: 'Pod', apiVersion: 'v1', metadata: inner, ...{ status } }, ip, isReady }];
}

/** Endpoints that somebody wrote by hand, as the cluster mirrors them. */
function mirrored({ kind, metadata, subsets = [] }: Written): Manifest[] {
  if (kind !== 'Endpoints') return [];
  return subsets.flatMap(({ addresses = [], ports = [] }, index) =>
    (['IPv4', 'IPv6'] as const).flatMap(family => {
      const endpoints = addresses
        .filter(({ ip }) => ip.includes(':') === (family === 'IPv6'))
        .map(({ ip, hostname }) => ({ addresses: [ip], conditions: { ready: true }, ...(hostname && { hostname }) }));
      return endpoints.length > 0 ? [slice(metadata, `${index}-${family.toLowerCase()}`, endpoints, ports)] : [];
    }),
  );
}

function selected({ kind, metadata, spec }: Written, pods: readonly Pod[]): Manifest[] {
  const selector = kind === 'Service' ? spec?.selector : undefined;
  if (!selector) return [];
  const chosen = pods.filter(
    ({ object }) =>
      object.metadata.namespace === metadata.namespace &&
      Object.entries(selector).every(([label, value]) => object.metadata.labels?.[label] === value),
  );
  const endpoints = chosen.map(({ object, ip, isReady }) => ({
    addresses: [ip],
    conditions: { ready: isReady },
    targetRef: { kind: 'Pod', name: object.metadata.name, namespace: object.metadata.namespace },
  }));
  return [slice(metadata, 'x7k2p', endpoints, spec?.ports ?? [])];
}

function slice(
  { name, namespace }: Manifest['metadata'],
  suffix: string,
  endpoints: readonly object[],
  ports: readonly object[],
): Manifest {
  const labels = { 'kubernetes.io/service-name': name };
  const rest = { addressType: 'IPv4', endpoints, ports };
  const metadata = { name: `${name}-${suffix}`, ...(namespace === undefined ? {} : { namespace }), labels };
  return { kind: 'EndpointSlice', apiVersion: 'discovery.k8s.io/v1', metadata, ...rest };
}

/** What every cluster has. */
function own(): Manifest[] {
  const service = (name: string, namespace: string, clusterIP: string, ports: readonly object[]): Manifest => ({
    ...{ kind: 'Service', apiVersion: 'v1', metadata: { name, namespace } },
    ...{ spec: { type: 'ClusterIP', clusterIP, clusterIPs: [clusterIP], ports } },
  });
  const https = { name: 'https', port: 443, protocol: 'TCP' };
  const dns = ['UDP', 'TCP'].map(protocol => ({ name: protocol === 'UDP' ? 'dns' : 'dns-tcp', port: 53, protocol }));
  const namespaces = ['default', 'kube-system'].map(name => ({
    kind: 'Namespace',
    apiVersion: 'v1',
    metadata: { name },
  }));
  return [
    ...namespaces,
    service('kubernetes', 'default', '10.96.0.1', [https]),
    service('kube-dns', 'kube-system', '10.96.0.10', dns),
  ];
}
