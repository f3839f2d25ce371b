import { encodeMessage, type Message } from '@corefile/dns';
import type { Model, ServerBlock, Transport } from '@corefile/schema';
import type { Endpoint, Query } from './handler.ts';
import { type Listener, listenersOf, lookupOf, serve } from './listener.ts';
import { type BuildPlugin, buildSite } from './site.ts';
import type { TraceEvent } from './trace.ts';
import { findTsig, sealTsig, tsigStatus } from './tsig.ts';
import type { World } from './world.ts';

/** A CoreDNS at work: build once, ask as often as you like. */
export interface Server {
  readonly model: Model;
  readonly listeners: readonly Listener[];
  readonly world: World;
}

/** Builds all chains of a decoded Corefile. The model must be free of problems. */
export function createServer(model: Model, plugins: readonly BuildPlugin[], world: World): Server {
  const sites = model.blocks.map(block => buildSite(block, plugins, world));
  const opens = new Set(plugins.filter(({ schema }) => schema.acceptsAnyClass).map(({ schema }) => schema.name));
  const listeners = listenersOf(sites, site => site.instances.some(({ name }) => opens.has(name)));
  return { model, listeners, world };
}

export interface Ask {
  readonly request: Message;
  readonly client: Endpoint;
  readonly transport?: Transport | 'udp' | 'tcp';
  /** Address and port that the query is sent to; the first listener of the transport when left out. */
  readonly to?: Partial<Endpoint>;
  readonly trace?: boolean;
  readonly hops?: number;
  /** Pack the answer too: tells its size, and finds the answers that cannot be sent. */
  readonly pack?: boolean;
}

export type Disposition = 'answered' | 'forwarded' | 'refused' | 'dropped' | 'indeterminate';

export interface Evaluation {
  readonly disposition: Disposition;
  /** Why it is indeterminate. */
  readonly why?: string;
  readonly response?: Message;
  /** The response as it goes over the wire, when asked for. */
  readonly packed?: Uint8Array;
  readonly answeredBy?: string;
  readonly error?: string;
  readonly block?: ServerBlock;
  readonly zone?: string;
  readonly listener?: Listener;
  readonly trace: readonly TraceEvent[];
}

/** Sends one query through the server. The request message is the server's to change: hand in one of its own. */
export function evaluate(server: Server, ask: Ask): Evaluation {
  const trace: TraceEvent[] = [];
  const listener = listenerFor(server, ask);
  if (!listener) return { disposition: 'dropped', why: 'no server block listens there', trace };
  const { transport = 'dns' } = ask;
  const query: Query = {
    request: ask.request,
    client: ask.client,
    local: { ip: localIp(listener, ask), port: Number(listener.port) },
    protocol: transport === 'dns' || transport === 'udp' || transport === 'quic' ? 'udp' : 'tcp',
    lookup: lookupOf(listener),
    supportedOptions: listener.supportedOptions,
    tsig: tsigStatus(ask.request, listener.tsigSecrets, server.world),
    isCancelled: () => false,
    metadata: undefined,
    view: '',
    loop: 0,
    depth: 0,
    hops: ask.hops ?? 0,
    trace: ask.trace ? event => trace.push(event) : undefined,
    explain: undefined,
  };
  const requestMac = findTsig(ask.request)?.rdata.mac ?? '';
  const { outcome, route } = serve(listener, query);
  server.world.advance(0); // what the query set going behind it: a prefetch, a health check
  const known: Writable<Evaluation> = { disposition: 'answered', trace, listener };
  if (outcome.answeredBy !== undefined) known.answeredBy = outcome.answeredBy;
  if (outcome.error !== undefined) known.error = outcome.error;
  if (route?.kind === 'site') {
    known.block = route.site.block;
    known.zone = route.zone;
  }
  // Only the plain sockets sign; over HTTPS, gRPC and QUIC the record goes out as the plugin has made it.
  const seals = listener.transport === 'dns' || listener.transport === 'tls';
  const response =
    outcome.response && seals
      ? sealTsig(outcome.response, requestMac, listener.tsigSecrets, server.world)
      : outcome.response;
  if (outcome.indeterminate !== undefined) {
    known.disposition = 'indeterminate';
    known.why = outcome.indeterminate;
  } else if (!response) known.disposition = 'dropped';
  else {
    if (outcome.forwarded) known.disposition = 'forwarded';
    else if (response.rcode === 5 && outcome.answeredBy === 'server') known.disposition = 'refused';
    if (ask.pack) pack(known, response);
    else known.response = response;
  }
  return known;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** An answer that cannot be packed is not sent. */
function pack(known: Writable<Evaluation>, response: Message): void {
  const { bytes, error } = encodeMessage(response);
  if (bytes) {
    known.response = response;
    known.packed = bytes;
  } else {
    known.disposition = 'dropped';
    known.error = `the answer cannot be packed: ${error}`;
  }
}

/** Only a TCP connection knows which of the machine's addresses it came to; other sockets give the one they listen on. */
function localIp({ host }: Listener, { transport = 'dns', to = {} }: Ask): string {
  if (host !== '') return host;
  return transport === 'tcp' || transport === 'tls' ? (to.ip ?? '127.0.0.1') : '::';
}

/** A packet reaches the socket with the most specific address. */
function listenerFor({ listeners }: Server, { transport = 'dns', to = {} }: Ask): Listener | undefined {
  const wanted = transport === 'udp' || transport === 'tcp' ? 'dns' : transport;
  const fitting = listeners.filter(
    listener => listener.transport === wanted && (to.port === undefined || Number(listener.port) === to.port),
  );
  if (to.ip !== undefined) return fitting.find(({ host }) => host === to.ip) ?? fitting.find(({ host }) => host === '');
  return fitting.find(({ port }) => port === '53') ?? fitting[0];
}
