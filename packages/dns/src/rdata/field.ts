import type { WireReader } from '../wire-reader.ts';
import type { WireWriter } from '../wire-writer.ts';
import type { Token } from '../zone-lexer.ts';

/** The fields of a record read or known so far: some fields need the length or the kind that stands before them. */
export type Siblings = Record<string, unknown>;

/** A record's rdata in a zone file, token by token. fail() throws; the zone parser catches it. */
export interface RdataTokens {
  next(): Token;
  /** The last token of the field before this one: some errors blame it. */
  readonly before: Token;
  /** `bad MX Pref` for label `Pref`. */
  bad(label: string, token: Token): never;
  /** Any other error text. */
  fail(text: string, token: Token): never;
  /** A name made absolute, undefined when it is invalid. */
  absolute(name: string): string | undefined;
}

/**
 * How one field of rdata is read, printed, packed and measured. The kinds form an open set, one maker each in `fields/`.
 * Methods that a field leaves out are not needed for it: a length is read and printed with what it measures.
 */
export interface Field<T> {
  /** Value of the field in a record without rdata. */
  readonly zero: T;
  /** Name of the field in miekg/dns, for errors such as `MX.Preference: dns: overflow unpacking uint16`. */
  readonly wireName: string;
  /** Reads up to the end of the line itself. */
  readonly toLineEnd?: boolean;
  /** Whether the token before it (the blank) is skipped; by default for all but the first and those that read to the line's end. */
  readonly skipsBlank?: boolean;
  /** A field whose length is given by a sibling: errors are not prefixed with its name, and rdata may not end before it. */
  readonly sized?: boolean;
  parse?(tokens: RdataTokens, siblings: Siblings): T;
  /** undefined: nothing at all, not even the separating blank. */
  print(value: T, siblings: Siblings): string | undefined;
  encode(value: T, out: WireWriter, siblings: Siblings): void;
  decode(input: WireReader, siblings: Siblings): T;
  /** Octets on the wire as Msg.Len of miekg/dns estimates them; `names` are the suffixes that can be pointed to. */
  length(value: T, offset: number, names: Set<string> | undefined, siblings: Siblings): number;
  equal(a: T, b: T, siblings: Siblings): boolean;
  /** The value in canonical form (RFC 4034 §6.2): names in lower case. */
  canonical?(value: T): T;
}

export const same = (a: unknown, b: unknown): boolean => a === b;

export function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
