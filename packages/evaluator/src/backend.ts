import { joinLabels, type Message, type RecordOf, record, replyTo } from '@corefile/dns';
import type { Query } from './handler.ts';
import { nameOf, printedName, typeOf } from './request.ts';
import type { ServiceRecord } from './service-record.ts';

/** What a backend is asked: request.Request with the zone that the plugin answers for. */
export interface Asked {
  /** As the client wrote it. */
  readonly qname: string;
  /** In lower case. */
  readonly name: string;
  readonly type: number;
  /** In the case of the query. */
  readonly zone: string;
}

export const askedOf = (query: Query, zone: string): Asked => ({
  qname: printedName(query),
  name: nameOf(query),
  type: typeOf(query),
  zone,
});

/** Why a backend has no services: the name does not exist, it failed, or no fixture says what it holds. */
export interface Miss {
  readonly miss: 'no such name' | 'failure' | 'unknown';
  readonly why: string;
}
export type Found = readonly ServiceRecord[] | Miss;

export const isMiss = (found: object): found is Miss => 'miss' in found;

/** A source of services by name (plugin.ServiceBackend). No services and no miss: the name exists, without such data. */
export interface ServiceBackend {
  services(asked: Asked, exact: boolean): Found;
  reverse(asked: Asked, exact: boolean): Found;
  serial(zone: string): number;
  readonly minTtl: number;
}

/** A backend, and the way to look up what lies outside its zone; undefined when nothing was answered there. */
export interface BackendSource {
  readonly backend: ServiceBackend;
  lookup(name: string, type: number): Message | undefined;
}

/** The zone's made-up SOA record; it lives 300 seconds at most. */
export function soaRecord(backend: ServiceBackend, zone: string): RecordOf<'SOA'> {
  const { minTtl } = backend;
  return record(zone, 'SOA', Math.min(minTtl, 300), {
    mname: joinLabels('ns.dns', zone),
    rname: joinLabels('hostmaster', zone),
    serial: backend.serial(zone),
    refresh: 7200,
    retry: 1800,
    expire: 86400,
    minimum: minTtl,
  });
}

/** An answer without records, and the zone's SOA (plugin.BackendError). */
export function backendError(backend: ServiceBackend, zone: string, query: Query, rcode: number): Message {
  const reply = replyTo(query.request, rcode);
  reply.aa = true;
  reply.authority = [soaRecord(backend, zone)];
  return reply;
}
