import { matchZone, nameOf, type Query } from '@corefile/evaluator';
import { podOf } from './auto-path.ts';
import { parseRequest } from './parse-request.ts';
import type { Settings } from './settings.ts';

/** What other plugins may know of a query: who asks, and for what (plugin/kubernetes/metadata.go). */
export function provideMetadata(settings: Settings, query: Query, labels: Map<string, () => string>): void {
  const set = (label: string, value: string) => labels.set(`kubernetes/${label}`, () => value);
  const pod = podOf(settings, query.client.ip);
  if (pod) {
    set('client-namespace', pod.namespace);
    set('client-pod-name', pod.name);
    for (const [label, value] of Object.entries(pod.labels)) set(`client-label/${label}`, value);
  }
  const { zones, multicluster: shared, zonal } = settings.config;
  const name = nameOf(query);
  const zone = matchZone(zones, name);
  if (zone === '') return;
  // CoreDNS looks at a zone that is not set yet, which only the root contains.
  const multicluster = matchZone(shared ?? [], '') !== '';
  const request = parseRequest(name, zone, multicluster, zonal);
  if (!request) {
    set('parse-error', 'invalid query name');
    return;
  }
  set('port-name', request.port);
  set('protocol', request.protocol);
  set('endpoint', request.endpoint);
  if (multicluster) set('cluster', request.cluster);
  if (zonal) set('zone', request.zone);
  set('service', request.service);
  set('namespace', request.namespace);
  set('kind', request.kind);
}
