import type { Value } from './value.ts';
import type { Lifetime } from './version.ts';

/**
 * The places of an argument row. A closed set: every interpreter switches on `kind` exhaustively, so that a seventh
 * kind breaks each of them at compile time. All are plain frozen data.
 */
export type Slot = One<unknown> | List<unknown, unknown> | Flag | Raw | Choice<Variants> | Groups<Variants>;

/**
 * `required`; `positional`: present when tokens are left for it; `guarded`: present when the value recognises the
 * token (`cache 30 example.org`: a number is the TTL).
 */
export type Presence = 'required' | 'positional' | 'guarded';

export interface One<T> extends Lifetime {
  readonly kind: 'one';
  readonly value: Value<T>;
  readonly presence: Presence;
  readonly doc: string;
  readonly fallback?: T;
}

export interface List<T, R = readonly T[]> extends Pick<Lifetime, 'formerly'> {
  readonly kind: 'list';
  readonly value: Value<T>;
  readonly min: number;
  readonly max: number;
  readonly doc: string;
  /** After this word CoreDNS stops looking: `type * NONSENSE` is accepted. */
  readonly settledBy?: readonly string[];
  /** Joins what the tokens gave into the configured value; absent: the array itself. */
  join?(items: readonly T[], surroundings: Surroundings): R;
}

/** What a slot may know of its surroundings when it is filled. */
export interface Surroundings {
  /** Zones of the server block, normalised: what `[ZONES...]` means when left out. */
  readonly zones: readonly string[];
  /** Release of CoreDNS that reads it; the newest when left out. */
  readonly version?: string;
}

/** A keyword that is there or not. */
export interface Flag extends Lifetime {
  readonly kind: 'flag';
  readonly doc: string;
  readonly extra: Extra;
}

/** The rest of the line, joined by single blanks and read as one text. */
export interface Raw {
  readonly kind: 'raw';
  readonly value: Value<unknown>;
  readonly doc: string;
  readonly min: number;
}

/** One keyword decides what follows. */
export interface Choice<V extends Variants> {
  readonly kind: 'choice';
  readonly variants: V;
  readonly presence: Presence;
  readonly doc: string;
  readonly ignoreCase: boolean;
}

/** Keyword-led groups in any order, repeatable: `type A AAAA net 10.0.0.0/8`. */
export interface Groups<V extends Variants> {
  readonly kind: 'groups';
  readonly variants: V;
  readonly introducedBy?: string;
  readonly doc: string;
  readonly ignoreCase: boolean;
}

/** Arguments in the order of writing: the key is the name, in the Corefile's documentation and in the config. */
export interface Row {
  readonly [name: string]: AnySlot;
}

/** Several rows tried in order; each is one signature in signature help. */
export interface Forms<R extends readonly Row[]> {
  readonly forms: R;
}

/** A row, several rows, or a lone argument that needs no name of its own. */
// biome-ignore lint/suspicious/noExplicitAny: a Value<T> is invariant in T; "any value at all" has no other spelling
export type Args = Row | Forms<readonly Row[]> | AnySlot | Value<any>;
// biome-ignore lint/suspicious/noExplicitAny: as above, for slots
export type AnySlot = One<any> | List<any, any> | Flag | Raw | Choice<any> | Groups<any>;

export interface Variant<A extends Args> extends Lifetime {
  readonly doc: string;
  readonly args: A;
}
export interface Variants {
  readonly [keyword: string]: Variant<Args>;
}

/**
 * What CoreDNS does with arguments beyond the row. `rejected`: an error. `ignored`: the rest of the line is thrown
 * away. `read as next`: the setup code took its arguments one by one, so what is left is taken for the next option
 * (`max_fails 3 policy random` on one line is two options), or, on the plugin's own line, for the next stanza.
 */
export type Extra = 'rejected' | 'ignored' | 'read as next';

// ---- makers -------------------------------------------------------------------------------------------------------

export const one = <T>(value: Value<T>, doc: string, options: Pick<Lifetime, 'formerly'> = {}) =>
  ({ kind: 'one', value, presence: 'required', doc, ...options }) as const satisfies One<T>;

export function optional<T>(
  value: Value<T>,
  doc: string,
  options?: Lifetime,
): { kind: 'one'; value: Value<T>; presence: 'positional'; doc: string };
export function optional<T>(
  value: Value<T>,
  doc: string,
  options: { fallback: NoInfer<T> } & Lifetime,
): { kind: 'one'; value: Value<T>; presence: 'positional'; doc: string; fallback: T };
export function optional<T>(value: Value<T>, doc: string, options?: { fallback?: T } & Lifetime) {
  return { kind: 'one' as const, value, presence: 'positional' as const, doc, ...options };
}

export function guarded<T>(
  value: Value<T>,
  doc: string,
  options?: Lifetime,
): { kind: 'one'; value: Value<T>; presence: 'guarded'; doc: string };
export function guarded<T>(
  value: Value<T>,
  doc: string,
  options: { fallback: NoInfer<T> } & Lifetime,
): { kind: 'one'; value: Value<T>; presence: 'guarded'; doc: string; fallback: T };
export function guarded<T>(value: Value<T>, doc: string, options?: { fallback?: T } & Lifetime) {
  return { kind: 'one' as const, value, presence: 'guarded' as const, doc, ...options };
}

interface ListOptions extends Pick<Lifetime, 'formerly'> {
  readonly min?: number;
  readonly max?: number;
  readonly settledBy?: readonly string[];
}
export const many = <T>(value: Value<T>, doc = '', options: ListOptions = {}): List<T> => ({
  kind: 'list',
  value,
  min: options.min ?? 0,
  max: options.max ?? Number.POSITIVE_INFINITY,
  doc,
  ...(options.settledBy ? { settledBy: options.settledBy } : {}),
  ...(options.formerly ? { formerly: options.formerly } : {}),
});
export const some = <T>(value: Value<T>, doc = '', options: Omit<ListOptions, 'min'> = {}): List<T> =>
  many(value, doc, { min: 1, ...options });

export const flag = (doc: string, options: { extra?: Extra } & Lifetime = {}): Flag => ({
  kind: 'flag',
  doc,
  extra: 'rejected',
  ...options,
});
export const raw = <T>(value: Value<T>, doc = '', options: { min?: number } = {}): Raw & { value: Value<T> } => ({
  kind: 'raw',
  value,
  doc,
  min: options.min ?? 0,
});
export function variant(doc: string, args?: undefined, options?: Lifetime): Variant<Record<never, never>>;
export function variant<const A extends Args>(doc: string, args: A, options?: Lifetime): Variant<A>;
export function variant(doc: string, args: Args = {}, options: Lifetime = {}): Variant<Args> {
  return { doc, args, ...options };
}

interface Casing {
  readonly ignoreCase?: boolean;
}
export const choice = <const V extends Variants>(doc: string, variants: V, options: Casing = {}) =>
  ({ kind: 'choice', variants, presence: 'required', doc, ignoreCase: options.ignoreCase ?? false }) as const;
export const optionalChoice = <const V extends Variants>(doc: string, variants: V, options: Casing = {}) =>
  ({ kind: 'choice', variants, presence: 'positional', doc, ignoreCase: options.ignoreCase ?? false }) as const;
export const groups = <const V extends Variants>(
  doc: string,
  variants: V,
  options: Casing & { introducedBy?: string } = {},
) =>
  ({
    kind: 'groups',
    variants,
    doc,
    ignoreCase: options.ignoreCase ?? false,
    ...(options.introducedBy ? { introducedBy: options.introducedBy } : {}),
  }) as const;
export const forms = <const R extends readonly Row[]>(...rows: R): Forms<R> => ({ forms: rows });
