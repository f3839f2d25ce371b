import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseAllDocuments } from 'yaml';

/** A Kubernetes object, as far as serving it needs to know it. */
export interface Manifest {
  readonly kind: string;
  readonly apiVersion: string;
  readonly metadata: { name: string; namespace?: string; labels?: Record<string, string>; resourceVersion?: string };
  readonly items?: readonly Manifest[];
}

export interface KubeApi {
  readonly port: number;
  close(): Promise<void>;
}

const KINDS: Readonly<Record<string, { apiVersion: string; kind: string }>> = {
  '/api/v1/services': { apiVersion: 'v1', kind: 'Service' },
  '/api/v1/pods': { apiVersion: 'v1', kind: 'Pod' },
  '/api/v1/namespaces': { apiVersion: 'v1', kind: 'Namespace' },
  '/api/v1/nodes': { apiVersion: 'v1', kind: 'Node' },
  '/apis/discovery.k8s.io/v1/endpointslices': { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' },
  '/apis/multicluster.x-k8s.io/v1alpha1/serviceimports': {
    apiVersion: 'multicluster.x-k8s.io/v1alpha1',
    kind: 'ServiceImport',
  },
};

/** Every object of the manifests, lists taken apart, namespaces and resource versions filled in. */
export function readManifests(paths: readonly string[]): Manifest[] {
  const documents = paths.flatMap(path => parseAllDocuments(readFileSync(path, 'utf8'), { merge: true }));
  const read = documents.map(document => document.toJS() as Manifest | null).filter(object => object !== null);
  const objects = read.flatMap(object => (object.kind.endsWith('List') ? (object.items ?? []) : [object]));
  return objects.map((object, index) => {
    const clusterWide = object.kind === 'Namespace' || object.kind === 'Node';
    const namespace = object.metadata.namespace ?? 'default';
    const metadata = { ...object.metadata, ...(clusterWide ? {} : { namespace }), resourceVersion: String(index + 1) };
    return { ...object, metadata };
  });
}

/**
 * A read-only Kubernetes API on loopback: list, watch and watch-list (`sendInitialEvents`) of what `kubernetes` watches,
 * with label and field selectors. Nothing ever changes, so a watch says what there is and then stays silent.
 */
export function serveKubeApi(objects: readonly Manifest[], port = 0): Promise<KubeApi> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://api');
    if (url.pathname === '/version') return sendJson(response, 200, { major: '1', minor: '34', gitVersion: 'v1.34.0' });
    const served = KINDS[url.pathname];
    if (!served) {
      const found = objects.find(object => objectPath(object) === url.pathname);
      const missing = { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'NotFound', code: 404 };
      return sendJson(response, found ? 200 : 404, found ?? missing);
    }
    const labels = url.searchParams.get('labelSelector') ?? '';
    const fields = url.searchParams.get('fieldSelector') ?? '';
    const items = objects.filter(
      object =>
        object.kind === served.kind && labelsMatch(labels, object.metadata.labels ?? {}) && fieldsMatch(fields, object),
    );
    const resourceVersion = String(objects.length + 1);
    if (!['true', '1'].includes(url.searchParams.get('watch') ?? '')) {
      const list = { kind: `${served.kind}List`, apiVersion: served.apiVersion, metadata: { resourceVersion }, items };
      return sendJson(response, 200, list);
    }
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.flushHeaders();
    if (url.searchParams.get('sendInitialEvents') === 'true') {
      const annotations = { 'k8s.io/initial-events-end': 'true' };
      const bookmark = { ...served, metadata: { resourceVersion, annotations } };
      const events = [...items.map(object => ({ type: 'ADDED', object })), { type: 'BOOKMARK', object: bookmark }];
      response.write(events.map(event => `${JSON.stringify(event)}\n`).join(''));
    }
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const close = () =>
        new Promise<void>(done => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({ port: (server.address() as AddressInfo).port, close });
    });
  });
}

/** Where a single object is fetched: `/api/v1/namespaces/NAME`, nodes and namespaces only. */
function objectPath(object: Manifest): string {
  const collection = Object.entries(KINDS).find(([, served]) => served.kind === object.kind)?.[0];
  return `${collection}/${object.metadata.name}`;
}

function sendJson(response: ServerResponse, code: number, body: unknown): void {
  response.writeHead(code, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

/** `a=b,c!=d,e,!f,g in (h,i),j notin (k)` */
function labelsMatch(selector: string, labels: Readonly<Record<string, string>>): boolean {
  return selector.split(/,(?![^(]*\))/).every(part => {
    const requirement = part.trim();
    const set = /^(\S+) (in|notin) \((.*)\)$/.exec(requirement);
    if (set) {
      const listed = (set[3] ?? '').split(',').some(value => labels[set[1] ?? ''] === value.trim());
      return listed === (set[2] === 'in');
    }
    const equality = /^([^!=]+)(!=|==?)(.*)$/.exec(requirement);
    if (equality) return (labels[equality[1]?.trim() ?? ''] === equality[3]?.trim()) === (equality[2] !== '!=');
    if (requirement.startsWith('!')) return labels[requirement.slice(1).trim()] === undefined;
    return requirement === '' || labels[requirement] !== undefined;
  });
}

/** `metadata.name=x,status.phase!=Succeeded` */
function fieldsMatch(selector: string, object: Manifest): boolean {
  return selector.split(',').every(part => {
    const [, path = '', operator, value] = /^([^!=]+)(!=|==?)(.*)$/.exec(part) ?? [];
    if (path === '') return true;
    let at: unknown = object;
    for (const step of path.split('.')) at = (at as Record<string, unknown> | undefined)?.[step];
    return ((at ?? '') === value) === (operator !== '!=');
  });
}
