import { type Message, type ResourceRecord, rcodes, record, recordTypes, replyTo } from '@corefile/dns';
import { type HandlerOf, matchZone, nameOf, printedName, type Query, typeOf } from '@corefile/evaluator';
import type { schema } from './schema.ts';

const zones = ['localhost.', '0.in-addr.arpa.', '127.in-addr.arpa.', '255.in-addr.arpa.'];
/** One week, in seconds. */
const TTL = 604800;

/** Answers for localhost and the reverse zones of the machine's own addresses (plugin/local). */
export const handle: HandlerOf<typeof schema> = stanzas => {
  const prefix = stanzas.findLast(({ config }) => config.localhost_prefix !== undefined)?.config.localhost_prefix;
  const takesPrefix = prefix !== 'off';
  return {
    name: 'local',
    serve(query, next) {
      const name = nameOf(query);
      const below = name.endsWith('.localhost.');
      if (below || (takesPrefix && name.startsWith('localhost.') && name !== 'localhost.')) {
        query.explain?.('answer', below ? `${name} lies below localhost` : `${name} begins with localhost`);
        return { rcode: 0, response: loopback(query) };
      }
      const zone = matchZone(zones, name);
      if (zone === '') return next(query);
      query.explain?.('answer', `${zone} is answered here and never asked elsewhere`);
      return { rcode: 0, response: inZone(query, name, zone.length) };
    },
  };
};

function loopback(query: Query): Message {
  const response = replyTo(query.request);
  const address = loopbackAddress(query);
  if (address) response.answer = [address];
  else response.authority = [soa(printedName(query))];
  return response;
}

function loopbackAddress(query: Query): ResourceRecord | undefined {
  if (typeOf(query) === recordTypes.A) return record(printedName(query), 'A', TTL, { address: '127.0.0.1' });
  if (typeOf(query) === recordTypes.AAAA) return record(printedName(query), 'AAAA', TTL, { address: '::1' });
  return undefined;
}

/** Answers of a zone: its SOA keeps the letter case of the question. */
function inZone(query: Query, name: string, zoneLength: number): Message {
  const response = replyTo(query.request);
  const written = printedName(query);
  const origin = written.slice(written.length - zoneLength);
  const made = zones.includes(name) ? apexRecord(query, name, written) : hostRecord(query, name, written);
  if (made === 'no such name') response.rcode = rcodes.NXDOMAIN;
  if (typeof made === 'object') response.answer = [made];
  else response.authority = [soa(origin)];
  return response;
}

function apexRecord(query: Query, name: string, written: string): ResourceRecord | undefined {
  const type = typeOf(query);
  if (type === recordTypes.SOA) return soa(written);
  if (type === recordTypes.NS) return record(written, 'NS', TTL, { target: 'localhost.' });
  return name === 'localhost.' ? loopbackAddress(query) : undefined;
}

function hostRecord(query: Query, name: string, written: string): ResourceRecord | 'no such name' | undefined {
  if (name !== '1.0.0.127.in-addr.arpa.') return 'no such name';
  return typeOf(query) === recordTypes.PTR ? record(written, 'PTR', TTL, { target: 'localhost.' }) : undefined;
}

const soa = (origin: string): ResourceRecord =>
  record(origin, 'SOA', TTL, {
    mname: 'localhost.',
    rname: 'root.localhost.',
    serial: 1,
    refresh: 0,
    retry: 0,
    expire: 0,
    minimum: TTL,
  });
