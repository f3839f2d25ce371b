import { rcodes, rcodeToString, recordTypes, replyTo } from '@corefile/dns';
import {
  type Asked,
  aliasRecords,
  askedOf,
  type BackendRecords,
  type BackendSource,
  backendError,
  fallsThrough,
  type HandlerOf,
  hostRecords,
  hostTypes,
  indeterminate,
  isMiss,
  type Miss,
  mailRecords,
  nameOf,
  nameServerRecords,
  only,
  pointerRecords,
  type Query,
  serverRecords,
  soaRecord,
  zoneMatcher,
} from '@corefile/evaluator';
import { createBackend } from './backend.ts';
import { createKeyStore } from './key-store.ts';
import type { schema } from './schema.ts';

const LEAST = 30;
const GREATEST = 86_400;

/** Answers from services kept in etcd (plugin/etcd); the fixture says which keys there are. */
export const handle: HandlerOf<typeof schema> = ([stanza], { world }) => {
  if (!stanza) return { name: 'etcd' };
  const { config } = stanza;
  const store = createKeyStore(world.fixture('etcd'), world.now);
  const bounds = { least: config['min-lease-ttl'] || LEAST, greatest: config['max-lease-ttl'] || GREATEST };
  const backend = store && createBackend(store, config.path ?? 'skydns', bounds, world.now);
  const match = zoneMatcher(config.zones);
  return {
    name: 'etcd',
    serve(query, next) {
      const name = nameOf(query);
      const zone = match(name);
      if (zone === '') {
        query.explain?.('pass', `${name} lies in none of its zones`);
        return next(query);
      }
      if (!backend) return indeterminate(`etcd would be asked for ${name}, and no fixture says what it holds`);
      const asked = askedOf(query, zone);
      const { found, unknown } = find(backend, query, asked);
      if (unknown !== undefined) return indeterminate(unknown);
      if (isMiss(found) && found.miss === 'no such name') {
        if (fallsThrough(config.fallthrough ?? [], name)) {
          query.explain?.('fallthrough', `${found.why}, and fallthrough hands the query on`);
          return next(query);
        }
        query.explain?.('answer', `${found.why}: NXDOMAIN`);
        return { rcode: rcodes.NOERROR, response: backendError(backend, zone, query, rcodes.NXDOMAIN) };
      }
      if (isMiss(found)) {
        query.explain?.('fail', `${found.why}: ${rcodeToString(rcodes.SERVFAIL)}`);
        const response = backendError(backend, zone, query, rcodes.SERVFAIL);
        return { rcode: rcodes.NOERROR, response, error: found.why };
      }
      if (found.records.length === 0) {
        query.explain?.('answer', 'etcd has the name, but no records of this type');
        return { rcode: rcodes.NOERROR, response: backendError(backend, zone, query, rcodes.NOERROR) };
      }
      query.explain?.('answer', `the keys of etcd give ${found.records.length} records for this name`);
      const response = replyTo(query.request);
      response.tc = found.truncated;
      response.aa = true;
      response.answer = [...found.records];
      response.additional = [...found.extra];
      return { rcode: rcodes.NOERROR, response };
    },
  };
};

/** Looks up, with names outside the zone asked of this server again; what that cannot tell makes the answer unknown. */
function find(backend: BackendSource['backend'], query: Query, asked: Asked) {
  let unknown: string | undefined;
  const found = lookUp(asked, {
    backend,
    lookup(name, type) {
      query.explain?.('lookup', `${name} lies outside ${asked.zone}: this server is asked for it again`);
      const outcome = query.lookup(query, name, type);
      unknown ??= outcome.indeterminate;
      return outcome.response;
    },
  });
  return { found, unknown: showsAddresses(asked.type) ? unknown : undefined };
}

/** Are addresses that were looked up elsewhere part of the answer? */
const showsAddresses = (type: number): boolean =>
  hostTypes.has(type) || type === recordTypes.SRV || type === recordTypes.MX;

function lookUp(asked: Asked, source: BackendSource): BackendRecords | Miss {
  const { CNAME, PTR, MX, SRV, SOA, NS } = recordTypes;
  const wanted = hostTypes.get(asked.type);
  if (wanted) return hostRecords(source, asked, wanted);
  if (asked.type === CNAME) return aliasRecords(source, asked);
  if (asked.type === PTR) return pointerRecords(source, asked);
  if (asked.type === MX) return mailRecords(source, asked);
  if (asked.type === SRV) return serverRecords(source, asked);
  if (asked.type === SOA) return only([soaRecord(source.backend, asked.zone)]);
  if (asked.type === NS && asked.name === asked.zone) return nameServerRecords(source, asked);
  // Whether the name exists at all shows when its addresses are looked up.
  const found = hostRecords(source, asked, 'A');
  return isMiss(found) ? found : only([]);
}
