import type { Body, PropertyMap, Stanza } from './plugin.ts';
import type { List, Raw, Row, Variant } from './slot.ts';
import type { Value } from './value.ts';

type Simplify<T> = { [K in keyof T]: T[K] } & {};

/** The type of what a slot holds once decoded. */
export type InferSlot<S> = S extends { kind: 'one'; value: Value<infer T>; presence: infer P; fallback?: infer F }
  ? P extends 'required'
    ? T
    : S extends { fallback: F }
      ? T
      : T | undefined
  : S extends List<infer _T, infer R>
    ? R
    : S extends { kind: 'flag' }
      ? boolean
      : S extends Raw & { value: Value<infer T> }
        ? T
        : S extends { kind: 'choice'; variants: infer V; presence: infer P }
          ? P extends 'required'
            ? InferVariants<V>
            : InferVariants<V> | undefined
          : S extends { kind: 'groups'; variants: infer V }
            ? readonly InferVariants<V>[]
            : never;

export type InferRow<R> = Simplify<{ readonly [K in keyof R]: InferSlot<R[K]> }>;
type InferForms<R extends readonly Row[]> = { [I in keyof R]: InferRow<R[I]> }[number];

export type InferArgs<A> = A extends { read: unknown; expects: string }
  ? A extends Value<infer T>
    ? T
    : never
  : A extends { kind: string; doc: string }
    ? InferSlot<A>
    : A extends { forms: infer R extends readonly Row[] }
      ? InferForms<R>
      : InferRow<A>;

export type InferVariants<V> = {
  [K in keyof V]: V[K] extends Variant<infer A> ? Simplify<{ readonly kind: K } & InferVariant<A>> : never;
}[keyof V];

/** A lone argument of a variant is its `value`. */
type InferVariant<A> = A extends { read: unknown; expects: string } | { kind: string; doc: string }
  ? { readonly value: InferArgs<A> }
  : InferArgs<A>;

type InferProperty<P> = P extends { kind: 'flag' }
  ? boolean
  : P extends { args: infer A; repeat: infer M }
    ? M extends 'collected'
      ? readonly InferArgs<A>[]
      : InferArgs<A> | undefined
    : never;

type InferBody<B> = B extends { kind: 'properties'; properties: infer P; otherwise: infer O; second: infer N }
  ? { readonly [K in keyof P]: InferProperty<P[K]> } & (O extends Row
      ? { readonly lines: readonly InferRow<O>[] }
      : unknown) &
      (N extends PropertyMap ? { readonly [K in keyof N]: InferProperty<N[K]> } : unknown)
  : B extends { kind: 'entries'; variants: infer V }
    ? { readonly entries: readonly InferVariants<V>[] }
    : unknown;

export type InferConfig<A, B> = InferArgs<A> extends infer X ? Simplify<X & InferBody<B>> : never;

export type InferStanzas<S extends readonly unknown[]> = {
  [I in keyof S]: S[I] extends Stanza<infer A, infer B> ? InferConfig<A, B> : never;
}[number];

/** The type of a decoded stanza: `Infer<typeof cache>`. */
export type Infer<P> = P extends { stanzas: infer S extends readonly unknown[] } ? InferStanzas<S> : never;

export type { Body };
