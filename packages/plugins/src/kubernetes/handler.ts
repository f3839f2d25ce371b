import { rcodes, rcodeToString, recordTypes, replyTo } from '@corefile/dns';
import {
  type Asked,
  aliasRecords,
  askedOf,
  type BackendRecords,
  type BackendSource,
  backendError,
  failWith,
  fallsThrough,
  type HandlerOf,
  hostRecords,
  hostTypes,
  indeterminate,
  isMiss,
  type Miss,
  mailRecords,
  matchZone,
  nameServerRecords,
  type Outcome,
  only,
  pointerRecords,
  printedName,
  type Query,
  searchDomains,
  serverRecords,
  soaRecord,
  typeOf,
} from '@corefile/evaluator';
import { searchPath } from './auto-path.ts';
import { createBackend } from './backend.ts';
import { createExternaler } from './external.ts';
import { provideMetadata } from './metadata.ts';
import type { schema } from './schema.ts';
import { settingsOf } from './settings.ts';
import { transferZone } from './transfer.ts';

/** Answers from the objects of a cluster (plugin/kubernetes). */
export const handle: HandlerOf<typeof schema> = ([stanza], { block, world }) => {
  if (!stanza) return { name: 'kubernetes' };
  const { config } = stanza;
  const settings = settingsOf(config, world, {
    listenHosts: block.facts.listenHosts,
    search: searchDomains(world.readFile('/etc/resolv.conf') ?? ''),
  });
  const backend = createBackend(settings);
  const synced = settings.controller?.synced ?? true;
  return {
    name: 'kubernetes',
    serve(query, next) {
      const qname = printedName(query);
      const matched = matchZone(config.zones, qname);
      if (matched === '') {
        query.explain?.('pass', `${qname} lies in none of the cluster's zones`);
        return next(query);
      }
      const type = typeOf(query);
      if (type === recordTypes.AXFR || type === recordTypes.IXFR) {
        query.explain?.('refuse', 'a zone is handed over by the plugin transfer alone');
        return { rcode: rcodes.REFUSED };
      }
      const zone = qname.slice(qname.length - matched.length); // in the case of the query
      const asked = askedOf(query, zone);
      const { found, unknown } = find(query, asked, source => lookUp(source, asked));
      if (unknown !== undefined) return indeterminate(unknown);
      if (isMiss(found)) {
        if (found.miss === 'unknown') return indeterminate(found.why);
        if (found.miss === 'failure') return failWith(rcodes.SERVFAIL, found.why);
        if (fallsThrough(config.fallthrough ?? [], asked.name)) {
          query.explain?.('fallthrough', `${found.why}, and fallthrough hands the query on`);
          return next(query);
        }
        const rcode = synced ? rcodes.NXDOMAIN : rcodes.SERVFAIL;
        query.explain?.(
          'answer',
          `${found.why}: ${rcodeToString(rcode)}${synced ? '' : ', for the API of the cluster is away'}`,
        );
        return { rcode: rcodes.NOERROR, response: backendError(backend, zone, query, rcode) };
      }
      if (found.records.length === 0) {
        query.explain?.('answer', 'the name exists, but has no records of this type');
        return { rcode: rcodes.NOERROR, response: backendError(backend, zone, query, rcodes.NOERROR) };
      }
      query.explain?.('answer', `the cluster has ${found.records.length} records for this name`);
      return answer(query, found);
    },
    transfer: (zone, serial) => transferZone(settings, backend, zone, serial),
    autoPath: query => searchPath(settings, query),
    provideMetadata: (query, labels) => provideMetadata(settings, query, labels),
    external: createExternaler(settings),
  };

  /** Looks up, with names outside the zone asked of this server again; what that cannot tell makes the answer unknown. */
  function find(query: Query, asked: Asked, look: (source: BackendSource) => BackendRecords | Miss) {
    let unknown: string | undefined;
    const found = look({
      backend,
      lookup(name, type) {
        query.explain?.('lookup', `${name} lies outside ${asked.zone}: this server is asked for it again`);
        const outcome = query.lookup(query, name, type);
        unknown ??= outcome.indeterminate;
        return outcome.response;
      },
    });
    // Only addresses that are part of the answer matter.
    return { found, unknown: hostTypes.has(asked.type) || asked.type === recordTypes.SRV ? unknown : undefined };
  }
};

function lookUp(source: BackendSource, asked: Asked): BackendRecords | Miss {
  const { CNAME, PTR, MX, SRV, SOA, NS, A } = recordTypes;
  const wanted = hostTypes.get(asked.type);
  if (wanted) return hostRecords(source, asked, wanted);
  if (asked.type === CNAME) return aliasRecords(source, asked);
  if (asked.type === PTR) return pointerRecords(source, asked);
  if (asked.type === MX) return mailRecords(source, asked);
  if (asked.type === SRV) return serverRecords(source, asked);
  if (asked.type === SOA) return only(asked.qname === asked.zone ? [soaRecord(source.backend, asked.zone)] : []);
  if (asked.type === NS && asked.name === asked.zone) return nameServerRecords(source, asked);
  // Whether the name exists at all shows when its addresses are looked up.
  const found = hostRecords(source, { ...asked, type: A }, 'A');
  return isMiss(found) ? found : only([]);
}

function answer(query: Query, { records, extra, truncated }: BackendRecords): Outcome {
  const reply = replyTo(query.request);
  reply.tc = truncated;
  reply.aa = true;
  reply.answer = [...records];
  reply.additional = [...extra];
  return { rcode: rcodes.NOERROR, response: reply };
}
