export { leavesToServer, nameOfRcode } from './chain.ts';
export { type Clock, createClock } from './clock.ts';
export { createWorld, type WorldParts } from './create-world.ts';
export { type Ask, createServer, type Disposition, type Evaluation, evaluate, type Server } from './evaluate.ts';
export type { AnyHandlerOf, Endpoint, Handler, HandlerOf, Next, Outcome, Query, Setup } from './handler.ts';
export {
  type Externaler,
  type ExternalService,
  failWith,
  type Instance,
  indeterminate,
  pass,
  respond,
  type TransferResult,
} from './instance.ts';
export { type Listener, listenersOf } from './listener.ts';
export {
  classOf,
  familyOf,
  matchesQuestion,
  nameOf,
  octets,
  printedName,
  scrub,
  sizeAndDo,
  sizeOf,
  typeOf,
  wantsDnssec,
  withQuestion,
} from './request.ts';
export { minimalTtl, type ResponseType, typify } from './response-type.ts';
export { type Route, route, type ZoneTable } from './route.ts';
export { type BuildPlugin, buildSite, type Site } from './site.ts';
export type { Action, Explain, TraceEvent, TraceSink } from './trace.ts';
export { corefileUpstream, exchangeWith, failingUpstream, type Upstream } from './upstream.ts';
export type { Crypto, Exchange, ExchangeResult, World } from './world.ts';
export { fallsThrough, matchZone } from './zones.ts';
