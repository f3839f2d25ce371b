import {
  formatIp,
  fqdn,
  type Message,
  parseIp,
  type RecordOf,
  rcodes,
  record,
  recordTypes,
  replyTo,
  splitLabels,
  toIpv4,
} from '@corefile/dns';
import {
  type HandlerOf,
  indeterminate,
  nameOf,
  type Outcome,
  panicked,
  printedName,
  type Query,
  trimZone,
  typeOf,
} from '@corefile/evaluator';
import { keyOf, type Registration, readRegistrations } from './registrations.ts';
import type { schema } from './schema.ts';

/** Answers for services of a Nomad cluster (plugin/nomad); the fixture says which there are. */
export const handle: HandlerOf<typeof schema> = ([stanza], { world }) => {
  if (!stanza) return { name: 'nomad' };
  const { config } = stanza;
  const ttl = config.ttl ?? 30;
  const services = readRegistrations(world.fixture('nomad'));
  const servers = config.address.flat().length;
  return {
    name: 'nomad',
    serve(query, next) {
      const name = nameOf(query);
      // As many labels as the zone has are cut off, whichever they are: names outside of it are answered too.
      const [service, namespace] = splitLabels(trimZone(name, fqdn(config.zone)) ?? '.');
      if (service === undefined || namespace === undefined) {
        query.explain?.('pass', `${name} names no service and namespace in front of ${config.zone}`);
        return next(query);
      }
      if (!services) return indeterminate(`Nomad would be asked for ${service}, and no fixture says what it knows`);
      if (services === 'unreachable') return unreachable(query, servers);
      const found = services.get(keyOf(namespace, service)) ?? [];
      const response = replyTo(query.request);
      response.aa = true;
      response.compress = true;
      const error = answer(response, found, { name, qname: printedName(query), type: typeOf(query), ttl });
      if (error === undefined && found.length > 0) {
        query.explain?.('answer', `Nomad has ${found.length} instances of ${service} in the namespace ${namespace}`);
        return { rcode: rcodes.NOERROR, response };
      }
      const why = error ?? `Nomad has no service ${service} in the namespace ${namespace}`;
      query.explain?.('answer', `${why}: NXDOMAIN, with the SOA record among the answers`);
      response.rcode = rcodes.NXDOMAIN;
      response.answer = [...response.answer, soaOf(name, ttl, config.zone)];
      return { rcode: rcodes.NOERROR, response, ...(error !== undefined && { error }) };
    },
  };
};

/** Without Nomad the answer is empty; CoreDNS looks for another server among several, at an index below 0. */
function unreachable(query: Query, servers: number): Outcome {
  const why = 'Nomad cannot be reached';
  query.explain?.('fail', why);
  if (servers > 1) return panicked(`${why}: runtime error: index out of range [-1]`);
  const response = replyTo(query.request);
  response.aa = true;
  response.compress = true;
  return { rcode: rcodes.SERVFAIL, response };
}

interface Terms {
  readonly name: string;
  readonly qname: string;
  readonly type: number;
  readonly ttl: number;
}

/** Adds the records of each instance, up to one that cannot be answered: then it says why. */
function answer(response: Message, found: readonly Registration[], { name, qname, type, ttl }: Terms) {
  const { A, AAAA, SRV } = recordTypes;
  for (const { address: written, port } of found) {
    const bytes = parseIp(written);
    if (!bytes) return 'error parsing IP address';
    const v4 = toIpv4(bytes);
    const kind = v4 ? 'A' : 'AAAA';
    const address = formatIp(v4 ?? bytes);
    if (type === SRV) {
      const target = { priority: 10, weight: 10, port: port & 0xffff, target: name };
      response.answer = [...response.answer, record(qname, 'SRV', ttl, target)];
      response.additional = [...response.additional, record(name, kind, ttl, { address })];
    } else if (type !== A && type !== AAAA) return 'query type not implemented';
    else if (type === recordTypes[kind]) response.answer = [...response.answer, record(qname, kind, ttl, { address })];
  }
  return undefined;
}

const soaOf = (name: string, ttl: number, zone: string): RecordOf<'SOA'> =>
  record(name, 'SOA', ttl, {
    mname: fqdn(`ns1.${name}`),
    rname: fqdn(`hostmaster.${zone}`),
    serial: 0,
    refresh: 3600,
    retry: 600,
    expire: 86_400,
    minimum: 30,
  });
