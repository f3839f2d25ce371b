export {
  type Asked,
  askedOf,
  type BackendSource,
  backendError,
  type Found,
  isMiss,
  type Miss,
  type ServiceBackend,
  soaRecord,
} from './backend.ts';
export {
  aliasRecords,
  type BackendRecords,
  hostRecords,
  hostTypes,
  nameServerRecords,
  only,
  pointerRecords,
} from './backend-lookup.ts';
export { mailRecords, serverRecords } from './backend-targets.ts';
export { leavesToServer, nameOfRcode } from './chain.ts';
export { type Clock, createClock } from './clock.ts';
export { createWorld, type WorldParts } from './create-world.ts';
export { type SignatureTerms, type SigningKey, signingKey, signRecords } from './dnssec/sign-records.ts';
export { type Ask, createServer, type Disposition, type Evaluation, evaluate, type Server } from './evaluate.ts';
export type { AnyHandlerOf, Endpoint, Handler, HandlerOf, Next, Outcome, Query, Setup } from './handler.ts';
export {
  type Externaler,
  type ExternalServices,
  failWith,
  type Instance,
  indeterminate,
  panicked,
  panicOnNil,
  pass,
  respond,
  type TransferResult,
} from './instance.ts';
export { type Listener, listenersOf } from './listener.ts';
export {
  characters,
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
export { searchDomains } from './search-domains.ts';
export {
  type HostKind,
  hostKind,
  keyOfName,
  mxRecord,
  nameOfKey,
  type ServiceRecord,
  serviceRecord,
  srvRecord,
  srvWeight,
  targetOf,
  totalWeights,
} from './service-record.ts';
export { shuffled } from './shuffled.ts';
export { type BuildPlugin, buildSite, type Site } from './site.ts';
export type { Action, Explain, TraceEvent, TraceSink } from './trace.ts';
export { findTsig, type TsigSecrets, type TsigStatus } from './tsig.ts';
export { corefileUpstream, exchangeWith, failingUpstream, type Upstream } from './upstream.ts';
export { type Policy, policyNamed, random as randomPolicy } from './upstream-policy.ts';
export type { Crypto, Exchange, ExchangeResult, World } from './world.ts';
export { type HostedZone, readHostedZone } from './zone/hosted-zone.ts';
export { serveHostedZones } from './zone/serve-hosted-zones.ts';
export { orRefused, serveZones, type ZoneServer } from './zone/serve-zones.ts';
export { createZone, insert as insertRecord, readZone, type Zone } from './zone/zone.ts';
export { ZoneFile, type ZoneFileParts } from './zone/zone-file.ts';
export { lookUp, type ZoneAnswer, type ZoneResult } from './zone/zone-lookup.ts';
export { explainZoneAnswer, zoneResponse } from './zone/zone-response.ts';
export { transferFrom, zoneTransfer } from './zone/zone-transfer.ts';
export { type Owner, recordsOf, ZoneTree } from './zone/zone-tree.ts';
export { fallsThrough, matchZone, trimZone, zoneMatcher } from './zones.ts';
