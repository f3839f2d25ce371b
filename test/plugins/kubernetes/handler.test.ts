import { printRecord, query, rcodeToString, recordTypes, type TypeName } from '@corefile/dns';
import { createClock, createServer, createWorld, evaluate, type World } from '@corefile/evaluator';
import { load } from '@corefile/parser';
import { order, schemas } from '@corefile/plugins';
import { decode } from '@corefile/schema';
import { expect, test } from 'vitest';

const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };

/** The outcome of a query in one word or as the records of the answer, and what kubernetes said to it. */
function ask(
  body: string,
  name: string,
  type: TypeName,
  parts: Partial<Pick<World, 'manifests' | 'addresses' | 'readFile'>>,
  client = '10.0.0.7',
) {
  const model = decode(load({ path: '/Corefile', text: `. {\n${body}\n}\n` }, host), schemas);
  const server = createServer(model, order, createWorld({ clock: createClock(0), ...parts }));
  const evaluation = evaluate(server, {
    request: query(name, recordTypes[type]),
    client: { ip: client, port: 4000 },
    trace: true,
  });
  const { response, disposition, why } = evaluation;
  const answer = (response?.answer ?? []).map(found => printRecord(found).replaceAll('\t', ' '));
  const said = evaluation.trace.filter(({ plugin }) => plugin === 'kubernetes').map(step => step.why);
  const word = disposition === 'indeterminate' ? why : rcodeToString(response?.rcode ?? 0);
  return { word, answer, said };
}

const service = (name: string, spec: object) => ({ kind: 'Service', metadata: { name, namespace: 'shop' }, spec });
const web = service('web', {
  type: 'ClusterIP',
  clusterIP: '10.96.0.5',
  ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
});
const db = service('db', {
  type: 'ClusterIP',
  clusterIP: 'None',
  ports: [{ name: 'sql', port: 5432, protocol: 'TCP' }],
});
const shop = { kind: 'Namespace', metadata: { name: 'shop' } };
const dbEndpoints = {
  kind: 'Endpoints',
  metadata: { name: 'db', namespace: 'shop' },
  subsets: [
    {
      addresses: [{ ip: '10.1.0.1', hostname: 'db-0' }, { ip: '10.1.0.2' }],
      notReadyAddresses: [{ ip: '10.1.0.3' }],
      ports: [{ name: 'sql', port: 5432, protocol: 'TCP' }],
    },
  ],
};

test('the Endpoints of an old dump stand for the EndpointSlices that the cluster makes of them', () => {
  const manifests = [shop, db, dbEndpoints];
  const { answer } = ask('kubernetes cluster.local', 'db.shop.svc.cluster.local.', 'A', { manifests });
  expect(answer).toEqual(['db.shop.svc.cluster.local. 5 IN A 10.1.0.1', 'db.shop.svc.cluster.local. 5 IN A 10.1.0.2']);
});

test('where a dump has EndpointSlices, they say all there is to endpoints', () => {
  const manifests = [shop, db, dbEndpoints, { kind: 'EndpointSlice', metadata: { name: 'other', namespace: 'shop' } }];
  expect(ask('kubernetes cluster.local', 'db.shop.svc.cluster.local.', 'A', { manifests }).word).toBe('NXDOMAIN');
});

test('a dump without any Namespace has those of its objects', () => {
  const lookUp = (manifests: readonly unknown[]) =>
    ask('kubernetes cluster.local', 'web.shop.svc.cluster.local.', 'A', { manifests }).word;
  expect(lookUp([web])).toBe('NOERROR');
  expect(lookUp([web, { kind: 'Namespace', metadata: { name: 'default' } }])).toBe('NXDOMAIN');
});

test('without a cluster only what its objects cannot change is known', () => {
  const lookUp = (name: string, type: TypeName) => ask('kubernetes cluster.local', name, type, {}).word;
  expect(lookUp('web.shop.svc.cluster.local.', 'A')).toContain('nothing is known of the cluster');
  expect(lookUp('web.shop.cluster.local.', 'A')).toBe('NXDOMAIN');
  expect(lookUp('cluster.local.', 'SOA')).toBe('NOERROR');
  expect(lookUp('dns-version.cluster.local.', 'TXT')).toBe('NOERROR');
});

test('the name servers are the addresses of the machine, unless a service has them as endpoints', () => {
  const lookUp = (manifests: readonly unknown[], addresses?: readonly string[]) =>
    ask('kubernetes cluster.local', 'cluster.local.', 'NS', { manifests, addresses });
  expect(lookUp([shop, web]).word).toContain('addresses of the machine');
  expect(lookUp([shop, web], ['10.9.9.9']).answer).toEqual(['cluster.local. 5 IN NS ns.dns.cluster.local.']);
  expect(lookUp([shop, db, dbEndpoints], ['10.1.0.1']).answer).toEqual([
    'cluster.local. 5 IN NS db-0.db.shop.svc.cluster.local.',
    'cluster.local. 5 IN NS 10-1-0-2.db.shop.svc.cluster.local.',
  ]);
});

test('the trace says what is missing', () => {
  const said = (name: string, body = 'kubernetes cluster.local') =>
    ask(body, name, 'A', { manifests: [shop, web] }).said[0];
  expect(said('nosuch.shop.svc.cluster.local.')).toBe('there is no service nosuch in shop: NXDOMAIN');
  expect(said('web.nosuch.svc.cluster.local.')).toBe('there is no namespace nosuch: NXDOMAIN');
  expect(said('example.org.')).toContain("none of the cluster's zones");
  expect(said('1-2-3-4.shop.pod.cluster.local.')).toContain('pods disabled');
  expect(said('x.cluster.local.', 'kubernetes cluster.local {\n fallthrough\n}')).toContain('fallthrough hands');
});

test('metadata tells who asks for what', () => {
  const client = {
    kind: 'Pod',
    metadata: { name: 'cart-1', namespace: 'shop', labels: { app: 'cart' } },
    status: { phase: 'Running', podIP: '10.0.0.7' },
  };
  const said = (label: string) =>
    ask(
      `metadata\ntemplate IN TXT cluster.local {\n answer "{{ .Name }} 1 IN TXT x{{ .Meta \`${label}\` }}"\n}\nkubernetes cluster.local {\n pods verified\n}`,
      '_http._tcp.web.shop.svc.cluster.local.',
      'TXT',
      { manifests: [shop, web, client] },
    ).answer[0]?.replace(/.*"x(.*)"/, '$1');
  const labels = [
    'client-namespace',
    'client-pod-name',
    'client-label/app',
    'service',
    'namespace',
    'kind',
    'port-name',
  ];
  expect(labels.map(label => said(`kubernetes/${label}`))).toEqual([
    'shop',
    'cart-1',
    'cart',
    'web',
    'shop',
    'svc',
    'http',
  ]);
});

test("autopath follows the pod's search path, then that of the machine", () => {
  const pod = { kind: 'Pod', metadata: { name: 'cart', namespace: 'shop' }, status: { podIP: '10.0.0.7' } };
  const readFile = (path: string) => (path === '/etc/resolv.conf' ? 'search corp.test\n' : undefined);
  const body =
    'autopath @kubernetes\nkubernetes cluster.local {\n pods verified\n}\nhosts {\n 192.0.2.1 wiki.corp.test\n fallthrough\n}';
  const { answer } = ask(body, 'wiki.shop.svc.cluster.local.', 'A', { manifests: [shop, pod], readFile });
  expect(answer).toEqual([
    'wiki.shop.svc.cluster.local. 3600 IN CNAME wiki.corp.test.',
    'wiki.corp.test. 3600 IN A 192.0.2.1',
  ]);
});
