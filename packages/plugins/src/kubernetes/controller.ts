import type { Cluster } from './cluster.ts';
import type { LabelRequirement } from './label-selector.ts';
import {
  type ClusterEndpoints,
  type Endpoints,
  keyOf,
  type Labels,
  type Pod,
  type Service,
  type ServiceImport,
} from './objects.ts';
import { clusterEndpoints, IMPORT_LABEL } from './read-objects.ts';
import type { Config } from './settings.ts';

/** Looks up by a key; nothing found is an empty list. */
type Index<T> = (key: string) => readonly T[];

/** What one `kubernetes` stanza watches, in indexes (plugin/kubernetes/controller.go). */
export interface Controller {
  /** The API answered at all. */
  readonly synced: boolean;
  readonly services: readonly Service[];
  readonly serviceImports: readonly ServiceImport[];
  readonly namespaces: ReadonlySet<string>;
  /** By `service.namespace`. */
  readonly servicesNamed: Index<Service>;
  readonly endpointsNamed: Index<Endpoints>;
  readonly importsNamed: Index<ServiceImport>;
  readonly clusterEndpointsNamed: Index<ClusterEndpoints>;
  /** By address, as it is written. */
  readonly servicesAt: Index<Service>;
  readonly servicesAtExternal: Index<Service>;
  readonly endpointsAt: Index<Endpoints>;
  readonly podsAt: Index<Pod>;
  /** SOA serial: the second at which the first objects came, 0 when none did. */
  readonly serial: number;
}

export function createController(cluster: Cluster, config: Config, seconds: number): Controller {
  const multicluster = (config.multicluster ?? []).length > 0;
  const services = chosen(cluster.services, config.labels);
  const slices = chosen(cluster.endpoints, config.labels);
  const endpoints = config.noendpoints ? [] : slices;
  const pods = config.pods === 'verified' ? chosen(cluster.pods, config.labels) : [];
  const serviceImports = multicluster ? chosen(cluster.serviceImports, config.namespace_labels) : [];
  const imported = multicluster ? slices.filter(({ labels }) => IMPORT_LABEL in labels).map(clusterEndpoints) : [];
  const counted = [services, endpoints, pods, serviceImports, imported];
  return {
    synced: Object.values(cluster).some(objects => objects.length > 0),
    services,
    serviceImports,
    namespaces: new Set(chosen(cluster.namespaces, config.namespace_labels).map(({ name }) => name)),
    servicesNamed: index(services, ({ name, namespace }) => [keyOf(name, namespace)]),
    endpointsNamed: index(endpoints, ({ key }) => [key]),
    importsNamed: index(serviceImports, ({ name, namespace }) => [keyOf(name, namespace)]),
    clusterEndpointsNamed: index(imported, ({ key }) => [key]),
    servicesAt: index(services, ({ clusterIPs }) => clusterIPs),
    servicesAtExternal: index(services, ({ externalIPs }) => externalIPs),
    endpointsAt: index(endpoints, ({ subsets }) => subsets.flatMap(({ addresses }) => addresses.map(({ ip }) => ip))),
    podsAt: index(pods, ({ ip }) => [ip]),
    serial: counted.some(objects => objects.length > 0) ? seconds : 0,
  };
}

const chosen = <T extends { readonly labels: Labels }>(objects: readonly T[], selector: Config['labels']) =>
  selector ? objects.filter(({ labels }) => selector.every(requirement => holds(requirement, labels))) : objects;

function index<T>(objects: readonly T[], keysOf: (object: T) => readonly string[]): Index<T> {
  const byKey = new Map<string, T[]>();
  for (const object of objects) {
    for (const key of new Set(keysOf(object))) {
      const same = byKey.get(key);
      if (same) same.push(object);
      else byKey.set(key, [object]);
    }
  }
  return key => byKey.get(key) ?? [];
}

/** Does one condition of a selector hold? A label that is missing is in no set, so that `notin` holds. */
function holds({ key, operator, values }: LabelRequirement, labels: Labels): boolean {
  const label = labels[key];
  if (operator === 'exists') return label !== undefined;
  if (operator === '!') return label === undefined;
  const listed = label !== undefined && values.includes(label);
  return operator === 'in' ? listed : !listed;
}
