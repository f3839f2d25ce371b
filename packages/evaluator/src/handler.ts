import type { Message } from '@corefile/dns';
import type { Infer, ServerBlock, Stanza } from '@corefile/schema';
import type { Instance } from './instance.ts';
import type { Explain, TraceSink } from './trace.ts';
import type { TsigStatus } from './tsig.ts';
import type { World } from './world.ts';

/**
 * A query on its way down a chain. The object is copied when a plugin hands on other surroundings; the request message
 * in it is shared and changed in place, as in CoreDNS, where the server reads it again when it fits the answer.
 */
export interface Query {
  readonly request: Message;
  readonly client: Endpoint;
  /** The server's own address that the query came to. */
  readonly local: Endpoint;
  /** The socket's kind, as plugins see it: everything but UDP (and QUIC) counts as TCP. */
  readonly protocol: 'udp' | 'tcp';
  /** Starts again at the server that took the query: CNAME targets, autopath, `upstream` (plugin/pkg/upstream). */
  readonly lookup: (query: Query, name: string, type: number) => Outcome;
  /** EDNS options besides the usual ones that answers may repeat, for `sizeAndDo`. */
  readonly supportedOptions: ReadonlySet<number>;
  /** Whether the query's TSIG is in order, as far as the server can tell; undefined when it has none. */
  readonly tsig?: TsigStatus | undefined;
  /** Metadata by label, collected before the chain when the block has `metadata`; values are computed when asked for. */
  readonly metadata: Map<string, () => string> | undefined;
  /** Has the query's deadline passed (plugin cancel)? Also once it is answered, for what a plugin does behind it. */
  readonly isCancelled: () => boolean;
  /** Name of the view that let the query in. */
  readonly view: string;
  /** Set by plugins that follow CNAMEs, to give up after some (dnsserver.LoopKey). */
  readonly loop: number;
  /** 0 for the client's query, one more for each internal look-up. */
  readonly depth: number;
  /** How many CoreDNS have forwarded this query to one another. */
  readonly hops: number;
  /** Where the steps are written; undefined when nobody reads them. */
  readonly trace: TraceSink | undefined;
  /** Says what the plugin at hand does and why; the chain binds it to the plugin. */
  readonly explain: Explain | undefined;
}
export interface Endpoint {
  readonly ip: string;
  readonly port: number;
}

/**
 * What came of it. `response` is the message that was written to the client; without one the server answers with
 * `rcode` where that is one of the codes a plugin leaves to it (see `leavesToServer`), and otherwise sends nothing.
 */
export interface Outcome {
  readonly rcode: number;
  readonly response?: Message;
  /** Go's error text, for the trace. */
  readonly error?: string;
  /** CoreDNS panicked: nothing on the way back runs, and the server answers SERVFAIL. */
  readonly panicked?: true;
  /** The panic comes of writing a message that is nil: a plugin that only keeps what is written behind it is spared. */
  readonly writesNil?: true;
  /**
   * A message was written that has a record which is nil: it cannot be sent, and plugins that look at its records panic.
   * `dnssec`: the message has DO set, so that who classifies it looks for signatures.
   */
  readonly holdsNil?: 'plain' | 'dnssec';
  /** Undoes changes of the query that hold only while the answer is written: for a plugin that writes it itself, later. */
  readonly afterWriting?: () => void;
  /** Why the answer cannot be known from the fixtures; passes through every plugin. */
  readonly indeterminate?: string;
  /** The response is a zone transfer, sent in as many messages as it takes: it is not cut to any size. */
  readonly whole?: true;
  /** The response came from an upstream. */
  readonly forwarded?: boolean;
  /** Plugin that made the response; the chain fills it in. */
  answeredBy?: string;
}

export type Next = (query: Query) => Outcome;
export type Handler = (query: Query, next: Next) => Outcome;

/** What a plugin is built from: its decoded stanzas and the block around them. */
export interface Setup {
  readonly block: ServerBlock;
  readonly world: World;
  /** Another plugin of the same block, once all are built: call it while serving, not while building. */
  plugin(name: string): Instance | undefined;
  /** All built plugins of the block in chain order, likewise. */
  plugins(): readonly Instance[];
}

/** The evaluator's half of a plugin, typed by its declaration: all stanzas of a block at once, as CoreDNS's `setup`. */
export type HandlerOf<P> = (stanzas: readonly Stanza<Infer<P>>[], setup: Setup) => Instance;
/** A handler of some plugin, as registries hold it: each is typed by its own schema. */
// biome-ignore lint/suspicious/noExplicitAny: what a plugin's schema decodes and what its handler takes belong together
export type AnyHandlerOf = (stanzas: readonly Stanza<any>[], setup: Setup) => Instance;
