import { recordTypes, typeToString } from '../record-type.ts';
import { hex } from './fields/encoded.ts';
import { type RdataOf, type RdataType, rdataType } from './rdata-type.ts';
import { rdataTypes } from './types.ts';

/** Mnemonics of the types whose rdata is understood; others of `TypeName` have none (AXFR) or are opaque (ATMA). */
export type RdataTypeName = keyof typeof rdataTypes;

/** `Rdata<'MX'>` is `{ readonly preference: number; readonly exchange: string }`. */
export type Rdata<T extends RdataTypeName> = RdataOf<(typeof rdataTypes)[T]['fields']>;

/** Rdata of a type that is not understood, in hexadecimal (RFC 3597). */
export const opaqueRdata = rdataType({ data: hex('Rdata') });
export type OpaqueRdata = RdataOf<typeof opaqueRdata.fields>;

const byNumber = new Map<number, RdataType>(
  Object.entries(rdataTypes).map(([name, type]) => [recordTypes[name as RdataTypeName], type as unknown as RdataType]),
);

/** How rdata of a type is laid out; undefined for a type that is opaque. */
export function knownRdataType(type: number): RdataType | undefined {
  return byNumber.get(type);
}

export function rdataTypeOf(type: number): RdataType {
  return byNumber.get(type) ?? (opaqueRdata as unknown as RdataType);
}

/** Rdata of a record that has none, as in dynamic updates: zeros and empty texts, as Go's structs begin. */
export function emptyRdata(type: number): object {
  return Object.fromEntries(Object.entries(rdataTypeOf(type).fields).map(([key, field]) => [key, field.zero]));
}

/** Name of the type in miekg/dns's unpacking errors. */
export function structName(type: number): string {
  return knownRdataType(type) ? typeToString(type).replace('-', '') : 'RFC3597';
}
