import { matchZone, nameOf, type Query } from '@corefile/evaluator';
import type { Pod } from './objects.ts';
import type { Settings } from './settings.ts';

/** The pod with an address; only with `pods verified` is any known. */
export const podOf = ({ controller }: Settings, ip: string): Pod | undefined => controller?.podsAt(ip)[0];

/** The search path that the kubelet gave the pod which asks (plugin/kubernetes/autopath.go); empty for anybody else. */
export function searchPath(settings: Settings, query: Query): readonly string[] {
  const zone = matchZone(settings.config.zones, nameOf(query));
  if (zone === '') return [];
  const pod = podOf(settings, query.client.ip);
  if (!pod) return [];
  const services = zone === '.' ? 'svc.' : `svc.${zone}`;
  return [`${pod.namespace}.${services}`, services, zone, ...settings.search, ''];
}
