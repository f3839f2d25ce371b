import type { Field, RdataTokens } from './field.ts';

// Fields of any value: what a value is, only its own field knows.
export type Fields = Record<string, Field<unknown>>;

/** The rdata that fields describe: `{ preference: u16(…), exchange: name(…) }` → `{ preference: number, exchange: string }`. */
export type RdataOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** One record type: its fields in wire order, and what it does unlike the rest. */
export interface RdataType<F extends Fields = Fields> {
  readonly fields: F;
  /** Name in zone-file errors, where it is not the type's: HTTPS complains as SVCB. */
  readonly errorName?: string;
  /** Reads the whole rdata from a zone file instead of field by field. It also reads the line's end, or leaves it. */
  readonly parse?: (tokens: RdataTokens) => RdataOf<F>;
  /** Prints the whole rdata instead of field by field. */
  readonly print?: (rdata: RdataOf<F>) => string;
  /** What stands before the header of a printed record, and between it and the rdata. */
  readonly lead?: string;
  readonly gap?: string;
  /** miekg/dns looks for the line's end once more after a field that has read it (IPSECKEY). */
  readonly endsTwice?: boolean;
}

export function rdataType<F extends Fields>(fields: F, rest: Omit<RdataType<F>, 'fields'> = {}): RdataType<F> {
  return { fields, ...rest };
}
