import {
  countLabels,
  joinLabels,
  type Message,
  type RcodeName,
  type ResourceRecord,
  rcodes,
  record,
  recordTypes,
  replyTo,
} from '@corefile/dns';
import { type Asked, type Externaler, indeterminate, type Outcome, type Query, trimZone } from '@corefile/evaluator';
import { type Settings, soaRecord } from './settings.ts';

/** A zone's own name: SOA, and NS with the addresses of CoreDNS (k8s_external/apex.go). */
export function answerApex(
  settings: Settings,
  cluster: Externaler,
  query: Query,
  { qname, type, zone }: Asked,
): Outcome {
  const { apex, ttl, headless } = settings;
  const reply = authoritative(query);
  if (type === recordTypes.SOA) reply.answer = [soaRecord(settings, cluster, zone)];
  else if (type === recordTypes.NS) {
    const found = cluster.addresses(zone, headless);
    if ('indeterminate' in found) return indeterminate(found.indeterminate);
    reply.answer = [record(zone, 'NS', ttl, { target: joinLabels('ns1', apex, zone) })];
    reply.additional = renamed(found, joinLabels('ns1', apex, qname), ttl);
  } else reply.authority = [soaRecord(settings, cluster, zone)];
  query.explain?.('answer', `${qname} is the zone itself: it has SOA and NS records alone`);
  return { rcode: rcodes.NOERROR, response: reply };
}

/** Names at and below `dns.ZONE`: only `ns1.dns.ZONE` has addresses. */
export function answerBelowApex(
  settings: Settings,
  cluster: Externaler,
  query: Query,
  { qname, name, type, zone }: Asked,
): Outcome {
  const base = trimZone(name, zone) ?? '';
  const labels = countLabels(base);
  const negative = (rcode: RcodeName): Outcome => {
    const reply = authoritative(query, rcodes[rcode]);
    reply.authority = [soaRecord(settings, cluster, zone)];
    query.explain?.('answer', `${qname} belongs to the made-up name servers of the zone: ${rcode}`);
    return { rcode: rcodes.NOERROR, response: reply };
  };
  if (labels === 1) return negative('NOERROR');
  if (labels !== 2 || !base.startsWith('ns1.')) return negative('NXDOMAIN');
  if (type !== recordTypes.A && type !== recordTypes.AAAA) return negative('NOERROR');
  const found = cluster.addresses(zone, settings.headless);
  if ('indeterminate' in found) return indeterminate(found.indeterminate);
  const records = renamed(found, qname, settings.ttl).filter(address => address.type === type);
  if (records.length === 0) return negative('NOERROR');
  const reply = authoritative(query);
  reply.answer = records;
  query.explain?.('answer', `${qname} has the addresses of CoreDNS's own service`);
  return { rcode: rcodes.NOERROR, response: reply };
}

export function authoritative(query: Query, rcode: number = rcodes.NOERROR): Message {
  const reply = replyTo(query.request, rcode);
  reply.aa = true;
  return reply;
}

export const renamed = (records: readonly ResourceRecord[], name: string, ttl: number): ResourceRecord[] =>
  records.map(found => ({ ...found, name, ttl }));
