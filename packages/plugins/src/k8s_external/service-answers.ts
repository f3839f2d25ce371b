import { fqdn, joinLabels, type Message, type ResourceRecord, record } from '@corefile/dns';
import { hostKind, nameOfKey, type ServiceRecord, srvRecord, srvWeight, totalWeights } from '@corefile/evaluator';
import type { Settings } from './settings.ts';

/** Asks this server for a name outside; undefined where nobody can be asked: in a zone transfer. */
export type LookUp = ((name: string, type: 'A' | 'AAAA') => Message) | undefined;

export interface Answers {
  readonly records: readonly ResourceRecord[];
  readonly truncated: boolean;
}

/** Addresses of services; host names of load balancers as CNAMEs, followed (k8s_external/msg_to_dns.go). */
export function addresses(
  services: readonly ServiceRecord[],
  name: string,
  wanted: 'A' | 'AAAA',
  { ttl }: Settings,
  lookUp: LookUp,
): Answers {
  const records: ResourceRecord[] = [];
  const seen = new Set<string>();
  let truncated = false;
  for (const service of services) {
    const { kind, address } = hostKind(service);
    if (kind === 'CNAME') {
      const target = fqdn(service.host);
      records.push(record(name, 'CNAME', service.ttl, { target }));
      const reply = lookUp?.(target, wanted);
      if (!reply) continue;
      records.push(...reply.answer);
      truncated ||= reply.tc;
    } else if (kind === wanted && address !== undefined && !seen.has(service.host)) {
      seen.add(service.host);
      records.push(record(name, kind, ttl, { address }));
    }
  }
  return { records, truncated };
}

export function pointers(services: readonly ServiceRecord[], name: string, { ttl, zones }: Settings): ResourceRecord[] {
  const hosts = new Set(services.map(({ host }) => host));
  return [...hosts].map(host => record(name, 'PTR', ttl, { target: joinLabels(host, zones[0] ?? '.') }));
}

/** SRV records, and in `extra` the addresses of their targets. */
export function servers(
  services: readonly ServiceRecord[],
  name: string,
  { ttl }: Settings,
  lookUp: LookUp,
): { readonly records: readonly ResourceRecord[]; readonly extra: readonly ResourceRecord[] } {
  const records: ResourceRecord[] = [];
  const extra: ResourceRecord[] = [];
  const totals = totalWeights(services);
  const seen = new Set<string>();
  const isNew = (key: string): boolean => !seen.has(key) && seen.add(key) !== undefined;
  for (const service of services) {
    if (service.port === -1) continue;
    const weight = srvWeight(service.weight, totals.get(service.priority) as number);
    const { kind, address } = hostKind(service);
    const made = srvRecord(
      address === undefined ? service : { ...service, host: nameOfKey(service.key) },
      name,
      weight,
    );
    const { target, port } = made.rdata;
    if (isNew(`${target} ${port}`)) records.push(made);
    if (!isNew(`${target}/${address === undefined ? fqdn(service.host) : service.host}`)) continue;
    if (address !== undefined) extra.push(record(target, kind, ttl, { address }));
    else if (kind === 'CNAME')
      for (const type of ['A', 'AAAA'] as const) extra.push(...(lookUp?.(fqdn(service.host), type).answer ?? []));
  }
  return { records, extra };
}
