import type { InferConfig, InferStanzas } from './infer.ts';
import type { StanzaLine } from './model.ts';
import type { Args, Extra, Flag, Row, Surroundings, Variants } from './slot.ts';
import type { Lifetime } from './version.ts';

export type Repeat = 'last wins' | 'collected' | 'rejected';

export interface Property<A extends Args, M extends Repeat> extends Lifetime {
  readonly doc: string;
  readonly args: A;
  readonly repeat: M;
  readonly extra: Extra;
  /** As of a plugin: arguments taken one by one, a brace included. */
  readonly nextArgs?: number;
}
interface PropertyOptions extends Lifetime {
  readonly extra?: Extra;
  readonly nextArgs?: number;
}
export interface PropertyMap {
  // biome-ignore lint/suspicious/noExplicitAny: a property of any argument row
  readonly [name: string]: Property<any, Repeat> | Flag;
}

/** Options in any order; `otherwise` takes the lines that are data (hosts' inline records). */
export interface Properties<
  P extends PropertyMap,
  O extends Row | undefined = undefined,
  N extends PropertyMap | undefined = undefined,
> {
  readonly kind: 'properties';
  readonly properties: P;
  readonly ignoreCase: boolean;
  readonly otherwise: O;
  /** Data lines are accepted as long as this holds of what was read so far. */
  readonly whileData: ((config: Readonly<Record<string, unknown>>) => boolean) | undefined;
  /** Options of a second block behind the first, on the line where that ends: setup loops over `NextBlock` twice. */
  readonly second: N;
}
/** Lines whose order matters, each led by a keyword. */
export interface Entries<V extends Variants> {
  readonly kind: 'entries';
  readonly variants: V;
  readonly ignoreCase: boolean;
}
/** The block only continues the plugin's line, when that has fewer than `below` arguments. */
export interface Continuation {
  readonly kind: 'continuation';
  readonly below: number;
}
// biome-ignore lint/suspicious/noExplicitAny: a body of any content
export type Body = Properties<any, any, any> | Entries<any> | Continuation | undefined;

export interface Stanza<A extends Args, B extends Body> extends Lifetime {
  readonly args: A;
  readonly body: B;
}

/** Where a complaint of `check` or `startup` belongs. */
export interface Complaint {
  /** Name of an argument or option of the stanza, or one of its lines; the stanza's first word when left out. */
  readonly at?: string | StanzaLine;
  /**
   * Does CoreDNS name a line? `end`: the last token it read of the stanza (`c.Err` after the block's loop) or line;
   * `none` (default): an error without a position, so the best place is free to choose.
   */
  readonly line?: 'end' | 'none';
  /** In `startup`: index of the stanza it is about; the last one when left out. */
  readonly stanza?: number;
  /** A refusal that files or the network decide; shown, but not held against the Corefile elsewhere. */
  readonly environment?: boolean;
  /** Is something missing that must be there, and not two things at odds? */
  readonly isMissing?: boolean;
}
export type Report = (message: string, complaint?: Complaint) => void;

/** Data of a YAML text, or why it is none. */
export type ReadYaml = (text: string) => { readonly data: unknown } | { readonly error: string };

/** What surrounds a stanza while it is checked: facts CoreDNS's setup code reads from its controller. */
export interface CheckContext extends Surroundings {
  /** The block's keys as CoreDNS keeps them: `dns://example.org.:53`. */
  readonly keys: readonly string[];
  /** What plugins earlier in the order have settled for the block. */
  readonly facts: BlockFacts;
  /** Directory that relative paths are relative to: CoreDNS's working directory. */
  readonly readFile?: (path: string) => string | undefined;
  /** Reads the first document of a YAML text as JSON would have it; absent where nothing needs it. */
  readonly readYaml?: ReadYaml;
  /** Has the block a stanza of this plugin? */
  readonly has: (plugin: string) => boolean;
  /** Does a stanza of this plugin handle queries of the block? (`dnsserver.Config.Handler`) */
  readonly handles: (plugin: string) => boolean;
}

/** Settings of a whole server block that one plugin makes and others (or the server) go by. */
export interface BlockFacts {
  /** Directory that relative paths of the block's plugins start from; '' is CoreDNS's working directory. */
  readonly root?: string;
  /** Addresses to listen on; absent: all. */
  readonly listenHosts?: readonly string[];
  /** The block has a certificate for its encrypted listeners. */
  readonly tls?: boolean;
  /** The block takes only queries that pass a filter, so another block may have the same zone. */
  readonly filtered?: boolean;
}

/** What an answering stanza takes for itself, and which misses it hands on. */
export interface Claim {
  /** Zones it answers for, normalised. */
  readonly zones: readonly string[];
  /** Zones below which a miss goes to the next plugin; empty: a miss is answered (or SERVFAIL) here. */
  readonly fallthrough: readonly string[];
  /** Query types it answers; absent: all. */
  readonly types?: readonly string[];
}

/** A stanza among those of all server blocks. */
export interface InstanceStanza<Config> {
  readonly config: Config;
  /** Of its server block. */
  readonly facts: BlockFacts;
  readonly report: Report;
}

export interface Head<Config> extends Lifetime {
  /** One sentence: what the plugin does. */
  readonly summary: string;
  /** A paragraph or two more, markdown. */
  readonly description?: string;
  /** Stanzas that decode without a problem; shown in the docs, run by the tests. */
  readonly examples: readonly string[];
  /**
   * How often it may stand in a server block, as its setup code goes: `once` (a second one is refused), `many`,
   * `first wins` (later ones are never read), `last wins`.
   */
  readonly occurs: 'once' | 'many' | 'first wins' | 'last wins';
  /**
   * Does this stanza count? Of `first wins`: setup stops behind it; of `once`: a later one is refused. Absent: the first
   * does.
   */
  settles?(config: Config): boolean;
  /** What becomes of arguments beyond the plugin's row. */
  readonly extra?: Extra;
  /**
   * How many arguments setup takes one by one (`NextArg`) before it asks for the rest of the line: these may be a brace,
   * so that `debug {` has one argument too many. Absent: none, a brace ends the line.
   */
  readonly nextArgs?: number;
  /** Where a stanza should begin, setup passes over words that are not the plugin's name. */
  readonly skipsOtherWords?: boolean;
  /** `handler`: sits in the chain of each query; `server`: only configures the server around it. */
  readonly role: 'handler' | 'server';
  /** Its presence opens the server to classes other than IN (dnsserver.EnableChaos). */
  readonly acceptsAnyClass?: boolean;
  /** Relations between arguments and options, checked once the stanza itself has no fault. */
  check?(config: Config, report: Report, context: CheckContext): void;
  /**
   * What a line of the block means to those before it, checked although lines behind it are at fault: setup stops
   * here first. Gets the sound lines in the order of writing.
   */
  checkLines?(lines: readonly StanzaLine[], report: Report, context: CheckContext, args: Partial<Config>): void;
  /** What only all stanzas and plugins of the block together decide (setup's end, OnStartup). */
  startup?(configs: readonly Config[], report: Report, context: CheckContext): void;
  /** What only the stanzas of all server blocks together decide (what setup keeps in the instance's storage). */
  instance?(stanzas: readonly InstanceStanza<Config>[]): void;
  /** Settings that hold for the whole block. */
  provides?(configs: readonly Config[]): BlockFacts;
  /** The stanza's claim on queries, when it answers some by itself. */
  claims?(config: Config): Claim;
}

export interface Plugin<S extends readonly unknown[]> extends Head<InferStanzas<S>> {
  readonly name: string;
  readonly stanzas: S;
}
/** A plugin of any configuration, as registries and interpreters hold it. */
// biome-ignore lint/suspicious/noExplicitAny: what a plugin takes and what its hooks expect belong together
export interface AnyPlugin extends Head<any> {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly stanzas: readonly Stanza<any, any>[];
}

// ---- makers -------------------------------------------------------------------------------------------------------

export const property = <const A extends Args = Record<never, never>>(
  doc: string,
  args?: A,
  options: PropertyOptions & { repeat?: 'last wins' | 'rejected' } = {},
): Property<A, 'last wins' | 'rejected'> => ({
  doc,
  args: args ?? ({} as A),
  repeat: 'last wins',
  extra: 'rejected',
  ...options,
});
export const collected = <const A extends Args = Record<never, never>>(
  doc: string,
  args?: A,
  options: PropertyOptions = {},
): Property<A, 'collected'> => ({ doc, args: args ?? ({} as A), extra: 'rejected', ...options, repeat: 'collected' });

export const properties = <
  const P extends PropertyMap,
  const O extends Row | undefined = undefined,
  const N extends PropertyMap | undefined = undefined,
>(
  properties: P,
  options: {
    ignoreCase?: boolean;
    otherwise?: O;
    whileData?: (config: Readonly<Record<string, unknown>>) => boolean;
    second?: N;
  } = {},
): Properties<P, O, N> => ({
  kind: 'properties',
  properties,
  ignoreCase: options.ignoreCase ?? false,
  otherwise: options.otherwise as O,
  whileData: options.whileData,
  second: options.second as N,
});
export const entries = <const V extends Variants>(variants: V, options: { ignoreCase?: boolean } = {}): Entries<V> => ({
  kind: 'entries',
  variants,
  ignoreCase: options.ignoreCase ?? false,
});
export const continuation = (below: number): Continuation => ({ kind: 'continuation', below });

export const stanza = <const A extends Args = Record<never, never>, const B extends Body = undefined>(
  args?: A,
  body?: B,
  lifetime: Lifetime = {},
): Stanza<A, B> => ({ args: args ?? ({} as A), body: body as B, ...lifetime });

/** Declares a plugin: everything that any reader (decoder, hover, completion, docs) knows of it. */
export function definePlugin<const A extends Args = Record<never, never>, const B extends Body = undefined>(
  name: string,
  definition: Head<InferConfig<NoInfer<A>, NoInfer<B>>> & { args?: A; body?: B; stanzas?: never },
): Plugin<readonly [Stanza<A, B>]>;
// biome-ignore lint/suspicious/noExplicitAny: stanzas of any rows
export function definePlugin<const S extends readonly Stanza<any, any>[]>(
  name: string,
  definition: Head<InferStanzas<NoInfer<S>>> & { stanzas: S },
): Plugin<S>;
export function definePlugin(
  name: string,
  definition: Head<never> & { args?: Args; body?: Body; stanzas?: readonly Stanza<Args, Body>[] },
): unknown {
  const { args, body, stanzas, ...head } = definition;
  return Object.freeze({ name, stanzas: stanzas ?? [stanza(args, body)], ...head });
}
