/** What a field holds: a kind of value, a list of one shape, or fields of its own. */
type Shape = 'string' | 'number' | 'boolean' | readonly [Shape] | { readonly [name: string]: Shape };

const ports = [{ name: 'string', port: 'number', protocol: 'string' }] as const;
const targetRef = { name: 'string' } as const;

/** The fields that CoreDNS answers from; of others nothing is asked. Kubernetes API reference, v1 and discovery.k8s.io/v1. */
const shapes: { readonly [kind: string]: { readonly [name: string]: Shape } } = {
  Service: {
    spec: {
      type: 'string',
      clusterIP: 'string',
      clusterIPs: ['string'],
      externalIPs: ['string'],
      externalName: 'string',
      ports,
    },
    status: { loadBalancer: { ingress: [{ ip: 'string', hostname: 'string' }] } },
  },
  ServiceImport: { spec: { type: 'string', ips: ['string'], ports } },
  EndpointSlice: {
    endpoints: [
      { addresses: ['string'], hostname: 'string', zone: 'string', conditions: { ready: 'boolean' }, targetRef },
    ],
    ports,
  },
  Endpoints: { subsets: [{ addresses: [{ ip: 'string', hostname: 'string', targetRef }], ports }] },
  Pod: { status: { phase: 'string', podIP: 'string' } },
};

/** The first field of an object of the cluster that the API server would refuse for its type: `spec.ports[0].port is no number`. */
export function wrongField(object: { readonly [name: string]: unknown }): string | undefined {
  const { kind, metadata } = object;
  const labels = (metadata as { labels?: object } | undefined)?.labels;
  const named: Shape = {
    name: 'string',
    namespace: 'string',
    labels: Object.fromEntries(Object.keys(labels ?? {}).map(name => [name, 'string'] as const)),
  };
  const own = typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind] : {};
  return wrongIn(object, { metadata: named, ...own }, '');
}

function wrongIn(value: unknown, shape: Shape, path: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof shape === 'string') {
    const fits = shape === 'number' ? Number.isInteger(value) : typeof value === shape;
    return fits ? undefined : `${path} is no ${shape === 'string' ? 'text; write it in quotes' : shape}`;
  }
  if (isList(shape)) {
    if (!Array.isArray(value)) return `${path} is no list`;
    return first(value.entries(), ([index, item]) => wrongIn(item, shape[0], `${path}[${index}]`));
  }
  if (typeof value !== 'object' || Array.isArray(value)) return `${path} has no fields`;
  const fields = value as { readonly [name: string]: unknown };
  return first(Object.entries(shape), ([name, of]) =>
    wrongIn(fields[name], of, path === '' ? name : `${path}.${name}`),
  );
}

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

function first<T>(items: Iterable<T>, wrong: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = wrong(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
