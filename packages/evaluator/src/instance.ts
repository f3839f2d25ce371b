import type { Message, ResourceRecord } from '@corefile/dns';
import type { Asked } from './backend.ts';
import type { Handler, Outcome, Query } from './handler.ts';
import type { ServiceRecord } from './service-record.ts';
import type { TsigSecrets } from './tsig.ts';

/**
 * A plugin at work in one server block: how it serves a query, and what it offers to others. CoreDNS finds the same
 * out by asking which interfaces a handler implements.
 */
export interface Instance {
  readonly name: string;
  /** Absent: sets something up but does not sit in the chain. An array: one handler a stanza, in order. */
  readonly serve?: Handler | readonly Handler[];
  /** EDNS options besides the usual ones that the server may repeat to the client (edns.SetSupportedOption). */
  readonly supportsOptions?: readonly number[];
  /** Keys with which the server checks and makes transaction signatures, on all its sockets that this block is behind. */
  readonly tsigSecrets?: TsigSecrets;
  /** Collects metadata of the whole block (plugin metadata). */
  readonly collect?: (query: Query) => Query['metadata'];
  /** Offers metadata labels (metadata.Provider). */
  readonly provideMetadata?: (query: Query, labels: Map<string, () => string>) => void;
  /** Lets a query into the block (dnsserver.Viewer). */
  readonly filter?: (query: Query) => boolean;
  readonly viewName?: string;
  /** Zone transfer (transfer.Transferer): the records from SOA to SOA. */
  readonly transfer?: (zone: string, serial: number) => TransferResult;
  /** Search path for a client (autopath.AutoPather); empty: none. */
  readonly autoPath?: (query: Query) => readonly string[];
  /** External services of a cluster (k8s_external.Externaler). */
  readonly external?: Externaler;
}

export type TransferResult =
  | readonly ResourceRecord[]
  /** Not a zone of this plugin: the next one may try. */
  | 'not authoritative'
  /** Nobody else may: the client gets SERVFAIL. */
  | { readonly error: string }
  | { readonly indeterminate: string };

/** What k8s_external asks of the plugin that knows the cluster (plugin/k8s_external/external.go). */
export interface Externaler {
  /** Services at a name below the zone; without any, `rcode` says whether the name exists. */
  services(
    asked: Asked,
    headless: boolean,
  ): { readonly services: readonly ServiceRecord[]; readonly rcode: number } | { readonly indeterminate: string };
  /** Addresses of CoreDNS itself as seen from outside. */
  addresses(zone: string, headless: boolean): readonly ResourceRecord[] | { readonly indeterminate: string };
  all(zone: string, headless: boolean): ExternalServices | { readonly indeterminate: string };
  serial(): number;
}
/** All services of a zone, for its transfer. */
export interface ExternalServices {
  readonly services: readonly ServiceRecord[];
  /** Endpoints of headless services. */
  readonly endpoints: ReadonlyMap<string, readonly ServiceRecord[]>;
  /** The same by port and protocol. */
  readonly ports: ReadonlyMap<string, readonly ServiceRecord[]>;
}

export const pass: Handler = (query, next) => next(query);

/** Answers with a message. */
export const respond = (response: Message, rcode = 0): Outcome => ({ rcode, response });
/** Leaves the answer to the server (or a plugin before), with an error text for the trace. */
export const failWith = (rcode: number, error: string): Outcome => ({ rcode, error });
/** Where Go panics: plugins around must hand this outcome on untouched. */
export const panicked = (error: string): Outcome => ({ rcode: 2, error, panicked: true });
/** The panic of a plugin that looks into what is written, where that, or a record of it, is nil. */
export const panicOnNil = ({ writesNil, holdsNil }: Outcome, what: string): Outcome | undefined =>
  writesNil || holdsNil ? panicked(`${what} an answer ${writesNil ? 'that' : 'with a record that'} is nil`) : undefined;
export const indeterminate = (why: string): Outcome => ({ rcode: 2, indeterminate: why });
