import {
  copyMessage,
  ednsVersion,
  encodeMessage,
  findOpt,
  type Message,
  message,
  opcodes,
  optRecord,
  rcodes,
  replyTo,
  setExtendedRcode,
} from '@corefile/dns';
import { addressText, type ServerAddress, type Transport } from '@corefile/schema';
import { leavesToServer, nameOfRcode } from './chain.ts';
import type { Outcome, Query } from './handler.ts';
import { scrub, sizeAndDo, withQuestion } from './request.ts';
import { type Route, route, type ZoneTable } from './route.ts';
import type { Site } from './site.ts';
import type { TsigSecrets } from './tsig.ts';

/** A socket and the zones behind it: what CoreDNS calls a server. */
export interface Listener {
  readonly transport: Transport;
  /** '' listens on all addresses. */
  readonly host: string;
  readonly port: string;
  readonly zones: ZoneTable;
  /** Takes queries of other classes than IN. */
  readonly anyClass: boolean;
  readonly supportedOptions: ReadonlySet<number>;
  readonly tsigSecrets: TsigSecrets;
}

/** What a listener did with a query: the outcome, and the site that had it. */
export interface Served {
  readonly outcome: Outcome;
  readonly route: Route | undefined;
}

/**
 * Look-ups within look-ups, each a full turn through a chain. A name that grows by a character each time comes to its
 * end after 63 of them, by a label after 127; what goes deeper leads back to itself.
 */
const DEEPEST = 130;
/** Look-ups for one query in all: aliases that fork would double them at each turn. */
const MOST_LOOKUPS = 2000;

/** Groups the zones of all sites by socket (groupConfigsByListenAddr): transport, address and port. */
export function listenersOf(sites: readonly Site[], anyClass: (site: Site) => boolean): readonly Listener[] {
  type Growing = Omit<Listener, 'zones' | 'anyClass' | 'tsigSecrets'> & {
    zones: Map<string, Site[]>;
    anyClass: boolean;
    tsigSecrets: Map<string, string>;
  };
  const listeners = new Map<string, Growing>();
  const supportedOptions = new Set(
    sites.flatMap(site => site.instances.flatMap(instance => instance.supportsOptions ?? [])),
  );
  for (const site of sites) {
    for (const host of site.block.facts.listenHosts ?? ['']) {
      for (const address of site.block.addresses) {
        const { transport, port } = address;
        const key = addressText({ transport, port, zone: host });
        let listener = listeners.get(key);
        if (!listener) {
          listener = {
            transport,
            host,
            port,
            zones: new Map(),
            anyClass: false,
            supportedOptions,
            tsigSecrets: new Map(),
          };
          listeners.set(key, listener);
        }
        listener.anyClass ||= anyClass(site);
        for (const { tsigSecrets } of site.instances)
          for (const [name, secret] of tsigSecrets ?? []) listener.tsigSecrets.set(name, secret);
        const same = listener.zones.get(address.zone);
        if (same) same.push(site);
        else listener.zones.set(address.zone, [site]);
      }
    }
  }
  return [...listeners.values()];
}

/** Takes a query off the socket, through the chain, and fits the answer to the client (Server.ServeDNS). */
export function serve(listener: Listener, query: Query): Served {
  const { request } = query;
  if (request.opcode !== opcodes.QUERY && request.opcode !== opcodes.NOTIFY) return notImplemented(query);
  if (request.question.length === 0) return early(listener, query, rcodes.SERVFAIL, 'the query has no question');
  if (!listener.anyClass && request.question[0]?.class !== 1) {
    return early(listener, query, rcodes.REFUSED, 'only class IN is served unless a plugin such as chaos opens others');
  }
  const opt = findOpt(request);
  if (opt && ednsVersion(opt) !== 0) {
    query.trace?.({
      plugin: 'server',
      at: undefined,
      action: 'refuse',
      why: 'only EDNS version 0 is known',
      depth: query.depth,
    });
    return {
      outcome: { rcode: rcodes.NOERROR, response: badVersion(request), answeredBy: 'server' },
      route: undefined,
    };
  }
  const routed = route(listener.zones, query);
  if (routed.kind === 'refused') return { ...refuse(listener, query, rcodes.REFUSED, routed.why), route: routed };
  explainRoute(routed, query);
  const outcome = (routed.site.chain as NonNullable<Site['chain']>)(routed.query);
  if (outcome.indeterminate !== undefined) return { outcome, route: routed };
  const failed = leavesToServer(outcome.rcode);
  if (outcome.response) {
    const sent = written(listener, query, outcome, outcome.response);
    // A plugin may answer and fail all the same: of two messages a client gets the first that can be sent, a look-up the last.
    const isSecond = failed && (query.depth > 0 || !sent.response || !encodeMessage(copyMessage(sent.response)).bytes);
    if (!isSecond) return { outcome: sent, route: routed };
  }
  if (!failed) return { outcome, route: routed };
  query.trace?.({
    plugin: 'server',
    at: undefined,
    action: 'fail',
    why: `answers ${nameOfRcode(outcome.rcode)} because no plugin wrote an answer`,
    depth: query.depth,
  });
  const response = fit(listener, query, errorReply(listener, query, outcome.rcode));
  return { outcome: { ...outcome, response, answeredBy: 'server' }, route: routed };
}

/** An rcode beyond 15 needs an OPT record for its upper bits: without one the message cannot be packed and nothing is sent. */
function written(listener: Listener, query: Query, outcome: Outcome, response: Message): Outcome {
  if (outcome.whole) {
    sizeAndDo(query, response, listener.supportedOptions);
    return outcome;
  }
  const fitted = fit(listener, query, response);
  if (query.depth === 0 && fitted.rcode > 15 && !findOpt(fitted)) {
    const { response: _, ...rest } = outcome;
    return {
      ...rest,
      rcode: rcodes.NOERROR,
      error: 'the answer has an extended rcode and the query has no EDNS to carry it',
    };
  }
  return outcome;
}

/** Asks the same socket again, as if the client had asked something else (plugin/pkg/upstream). One for each query: it counts. */
export const lookupOf = (listener: Listener): Query['lookup'] => {
  let lookups = 0;
  return (query, name, type) => {
    if (query.depth >= DEEPEST || ++lookups > MOST_LOOKUPS)
      return {
        rcode: rcodes.SERVFAIL,
        indeterminate: `the look-up of ${name} leads back to itself; CoreDNS would not come to an end`,
      };
    const again = withQuestion(query, name, type);
    return serve(listener, { ...again, depth: query.depth + 1, explain: undefined }).outcome;
  };
};

function fit(listener: Listener, query: Query, response: Message): Message {
  sizeAndDo(query, response, listener.supportedOptions);
  const before = response.tc;
  scrub(query, response);
  if (response.tc && !before)
    query.trace?.({
      plugin: 'server',
      at: undefined,
      action: 'change',
      why: 'cuts the answer to what the client takes and sets TC',
      depth: query.depth,
    });
  return response;
}

function errorReply(listener: Listener, query: Query, rcode: number): Message {
  const reply = replyTo(query.request, rcode);
  sizeAndDo(query, reply, listener.supportedOptions);
  return reply;
}

/** Refused before the answer is fitted: nothing is scrubbed yet. */
function early(listener: Listener, query: Query, rcode: number, why: string): Served {
  query.trace?.({ plugin: 'server', at: undefined, action: 'refuse', why, depth: query.depth });
  return { outcome: { rcode, response: errorReply(listener, query, rcode), answeredBy: 'server' }, route: undefined };
}

function refuse(listener: Listener, query: Query, rcode: number, why: string): Pick<Served, 'outcome'> {
  query.trace?.({ plugin: 'server', at: undefined, action: 'refuse', why, depth: query.depth });
  return {
    outcome: { rcode, response: fit(listener, query, errorReply(listener, query, rcode)), answeredBy: 'server' },
  };
}

function explainRoute(routed: Extract<Route, { kind: 'site' }>, query: Query): void {
  if (!query.trace) return;
  const { site, zone } = routed;
  const address = site.block.addresses.find(address => address.zone === zone) as ServerAddress;
  const { source, start, end } = address.key.token.token;
  const view = site.viewName ? `, view ${site.viewName}` : '';
  query.trace({
    plugin: 'server',
    at: { source, start, end },
    action: 'pass',
    why: `the longest zone that matches is ${zone}${view}`,
    depth: query.depth,
  });
}

/** Other operations never reach CoreDNS: the DNS library refuses them by the header alone, and repeats nothing else of it. */
function notImplemented({ request, trace, depth }: Query): Served {
  trace?.({ plugin: 'server', at: undefined, action: 'refuse', why: 'only queries and NOTIFY are served', depth });
  const { id, opcode, rd, ra, ad, cd, tc } = request;
  const response = message({ id, opcode, rd, ra, ad, cd, tc, qr: true, rcode: rcodes.NOTIMP });
  return { outcome: { rcode: rcodes.NOTIMP, response, answeredBy: 'server' }, route: undefined };
}

function badVersion(request: Message): Message {
  const reply = replyTo(request);
  reply.rcode = 16;
  const opt = optRecord(0);
  setExtendedRcode(opt, 16);
  reply.additional = [opt];
  return reply;
}
