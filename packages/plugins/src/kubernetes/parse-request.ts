import { splitLabels } from '@corefile/dns';
import { trimZone } from '@corefile/evaluator';

/** The parts of a name below a zone of the cluster; '' where it has none. */
export interface RecordRequest {
  /** `svc` or `pod`; '' for the zone itself and for its two subtrees. */
  readonly kind: string;
  readonly namespace: string;
  readonly service: string;
  readonly port: string;
  readonly protocol: string;
  readonly endpoint: string;
  /** Which of several clusters. */
  readonly cluster: string;
  /** Topology zone of a zone-scoped name. */
  readonly zone: string;
  /** Endpoints elsewhere do when the topology zone has none. */
  readonly prefers: boolean;
}

const NOTHING: RecordRequest = {
  kind: '',
  namespace: '',
  service: '',
  port: '',
  protocol: '',
  endpoint: '',
  cluster: '',
  zone: '',
  prefers: false,
};

/**
 * Takes a name apart (plugin/kubernetes/parse.go), `name` in lower case; undefined when no name has this form:
 * `service.namespace.svc`, before it `_port._protocol`, `endpoint`, `endpoint.cluster` (in a zone of several clusters) or
 * `TOPOLOGY-ZONE.pin._zone` (with `zonal`); of pods likewise with `pod`.
 */
export function parseRequest(
  name: string,
  zone: string,
  multicluster: boolean,
  zonal: boolean,
): RecordRequest | undefined {
  const base = trimZone(name, zone) ?? '';
  if (base === '' || base === 'svc' || base === 'pod') return NOTHING;
  const labels = splitLabels(base).reverse();
  const [kind = '', namespace = '', service = ''] = labels;
  if (kind !== 'svc' && kind !== 'pod') return undefined;
  const named = { ...NOTHING, kind, namespace, service };
  const [first, second, ...rest] = labels.slice(3);
  if (first === undefined) return named;
  if (second === undefined) return { ...named, endpoint: first };
  if (rest.length === 0) {
    if (multicluster && !first.startsWith('_') && !second.startsWith('_'))
      return { ...named, cluster: first, endpoint: second };
    return { ...named, protocol: stripUnderscore(first), port: stripUnderscore(second) };
  }
  if (!zonal || multicluster || first !== '_zone' || kind !== 'svc') return undefined;
  if (second !== 'pin' && second !== 'prefer') return undefined;
  return { ...named, zone: rest.reverse().join('.'), prefers: second === 'prefer' };
}

export const stripUnderscore = (label: string): string => (label.startsWith('_') ? label.slice(1) : label);
