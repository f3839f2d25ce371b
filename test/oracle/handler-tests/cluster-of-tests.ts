import { isIP } from 'node:net';
import type { Manifest } from '../kube-api.ts';
import type { GoExpression } from './go-expression.ts';
import type { GoFile, GoStep } from './go-source.ts';
import type { Scope } from './go-values.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The objects (`object.Service` and so on of plugin/kubernetes) that a test file's stub of the API holds, as the API would give them. */
export function clusterOfTests(go: GoFile, scope: Scope): Manifest[] {
  const found: Manifest[] = [];
  const walk = (expression: GoExpression, inherited: string): void => {
    if (expression.kind !== 'composite') return;
    const type = expression.type === '' ? inherited : expression.type;
    const make = makers.get(type.replace(/^\*/, ''));
    if (make) {
      found.push(make(plain(expression, scope) as Fields));
      return;
    }
    const inner = type.replace(/^(map\[\w+\])?(\[\])?/, '').replace(/^\[\]/, '');
    for (const { value } of expression.elements) walk(value, inner === type ? '' : elementType(type));
  };
  for (const { value } of go.declarations) walk(value, '');
  for (const { steps } of go.functions.values()) for (const step of steps) walk(expressionOf(step), '');
  const unique = [...new Map(found.map(object => [JSON.stringify(object), object])).values()];
  const spaces = new Set(unique.map(({ metadata }) => metadata.namespace ?? 'default'));
  return [...[...spaces].map(name => ({ kind: 'Namespace', apiVersion: 'v1', metadata: { name } })), ...unique];
}

const expressionOf = (step: GoStep): GoExpression => ('call' in step ? step.call : step.value);
const elementType = (type: string) => type.replace(/^map\[\w+\]/, '§').replace(/^(§|\[\])/, '');

/** Structs as records by field, lists as arrays, maps as records; names by their last part: `api.ServiceTypeClusterIP`. */
function plain(expression: GoExpression, scope: Scope): unknown {
  const value = scope.resolve(expression);
  const text = scope.text(value);
  if (value.kind === 'number') return value.number;
  if (text !== undefined) return text;
  if (value.kind === 'name') return value.name === 'true' ? true : value.name === 'nil' ? undefined : value.name;
  if (value.kind === 'call' && value.callee.endsWith('EndpointsKey'))
    return value.args.map(arg => scope.text(arg)).join('.');
  if (value.kind !== 'composite') return undefined;
  if (value.elements.every(({ key }) => !key)) return value.elements.map(element => plain(element.value, scope));
  return Object.fromEntries(
    value.elements.map(element => [
      element.key?.kind === 'name' ? element.key.name : (scope.text(element.key) ?? ''),
      plain(element.value, scope),
    ]),
  );
}

const list = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const metadata = ({ Name, Namespace, Labels }: Fields, labels: Fields = {}) => ({
  name: String(Name),
  namespace: String(Namespace),
  labels: { ...(Labels as Record<string, string>), ...labels } as Record<string, string>,
});
const portOf = ({ Name, Port, Protocol }: Fields) => ({
  ...(Name === undefined ? {} : { name: Name }),
  port: Port,
  protocol: String(Protocol ?? 'TCP').toUpperCase(),
});
/** Port -1 is how the plugin notes that there are none. */
const portsOf = (ports: unknown) =>
  list(ports)
    .filter(({ Port }) => Port !== -1)
    .map(portOf);

function service(fields: Fields): Manifest {
  const ips = texts(fields.ClusterIPs).map(ip => ip.replace('api.ClusterIPNone', 'None'));
  const external = texts(fields.ExternalIPs);
  const spec = {
    type: String(fields.Type ?? 'ClusterIP').replace(/^api\.ServiceType/, ''),
    ...(ips[0] === undefined ? {} : { clusterIP: ips[0], clusterIPs: ips }),
    ...(fields.ExternalName === undefined ? {} : { externalName: fields.ExternalName }),
    externalIPs: external.filter(ip => isIP(ip)),
    ports: portsOf(fields.Ports),
    publishNotReadyAddresses: fields.Publish === true,
  };
  const ingress = external.filter(ip => !isIP(ip)).map(hostname => ({ hostname }));
  return {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: metadata(fields),
    ...{ spec, status: { loadBalancer: { ingress } } },
  };
}

function slice(fields: Fields, labels: (service: string) => Fields): Manifest {
  const [subset] = list(fields.Subsets);
  const zones = (fields.Zones ?? {}) as Readonly<Record<string, string>>;
  const endpoints = list(subset?.Addresses).map(({ IP, Hostname, NodeName, TargetRefName }) => ({
    addresses: [String(IP)],
    conditions: { ready: true },
    ...(Hostname === undefined ? {} : { hostname: Hostname }),
    ...(NodeName === undefined ? {} : { nodeName: NodeName }),
    ...(TargetRefName === undefined ? {} : { targetRef: { kind: 'Pod', name: TargetRefName } }),
    ...(zones[String(IP)] === undefined ? {} : { zone: zones[String(IP)] }),
  }));
  const [named = String(fields.Name)] = String(fields.Index ?? '').split('.');
  const rest = { addressType: 'IPv4', endpoints, ports: portsOf(subset?.Ports) };
  return {
    kind: 'EndpointSlice',
    apiVersion: 'discovery.k8s.io/v1',
    metadata: metadata(fields, labels(named)),
    ...rest,
  };
}

const makers = new Map<string, (fields: Fields) => Manifest>([
  ['object.Service', service],
  ['object.Endpoints', fields => slice(fields, name => ({ 'kubernetes.io/service-name': name }))],
  [
    'object.MultiClusterEndpoints',
    ({ Endpoints, ClusterId }) =>
      slice({ ...(Endpoints as Fields), Name: `${(Endpoints as Fields).Name}-imported` }, name => ({
        'multicluster.kubernetes.io/service-name': name,
        'multicluster.kubernetes.io/source-cluster': ClusterId,
      })),
  ],
  [
    'object.ServiceImport',
    fields => {
      const type = String(fields.Type).replace(/^mcs\./, '');
      const spec = { type, ips: texts(fields.ClusterIPs), ports: portsOf(fields.Ports) };
      return {
        kind: 'ServiceImport',
        apiVersion: 'multicluster.x-k8s.io/v1alpha1',
        metadata: metadata(fields),
        ...{ spec },
      };
    },
  ],
  [
    'object.Pod',
    fields => ({
      ...{ kind: 'Pod', apiVersion: 'v1', metadata: metadata(fields) },
      ...{ spec: {}, status: { phase: 'Running', podIP: fields.PodIP } },
    }),
  ],
]);

/** The stanzas that set up what the test assigns to its `Kubernetes` (`k`) and, if it has one, `External` (`e`). */
export function clusterCorefile(scope: Scope, zones: readonly string[]): string {
  const value = (name: string) => scope.resolve({ kind: 'name', name });
  const isTrue = (name: string) => scope.name(value(name)) === 'true';
  const keys = (name: string) => scope.elements(value(name)).map(({ key, value }) => scope.text(key ?? value) ?? '');
  const podMode = scope
    .name(value('k.podMode'))
    ?.replace(/^podMode/, '')
    .toLowerCase();
  const lines = [
    'endpoint http://127.0.0.1:18080',
    podMode === undefined || podMode.includes('.') ? '' : `pods ${podMode}`,
    isTrue('k.opts.ignoreEmptyService') ? 'ignore empty_service' : '',
    isTrue('k.opts.zonal') ? 'zonal' : '',
    keys('k.Namespaces').length > 0 ? `namespaces ${keys('k.Namespaces').join(' ')}` : '',
    keys('k.opts.multiclusterZones').length > 0 ? `multicluster ${keys('k.opts.multiclusterZones').join(' ')}` : '',
  ];
  const body = (options: readonly string[]) =>
    options
      .filter(Boolean)
      .map(option => `        ${option}\n`)
      .join('');
  const external =
    keys('e.Zones').length > 0
      ? `    k8s_external ${keys('e.Zones').join(' ')} {\n${body([isTrue('e.headless') ? 'headless' : ''])}    }\n`
      : '';
  return `.:0 {\n${external}    kubernetes ${zones.join(' ')} {\n${body(lines)}    }\n}\n`;
}
