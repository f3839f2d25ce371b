import { equalNames } from './name.ts';
import { printName } from './presentation.ts';
import type { Siblings } from './rdata/field.ts';
import { knownRdataType, type OpaqueRdata, type Rdata, type RdataTypeName, rdataTypeOf } from './rdata/rdata.ts';
import { classToString } from './record-class.ts';
import { recordTypes, typeToString } from './record-type.ts';

/** A resource record. Rdata is never changed in place; who changes the rest copies first, unless the record is its own. */
export interface ResourceRecord<R extends object = object> {
  /** Owner, a fully qualified name in presentation form. */
  name: string;
  type: number;
  class: number;
  /** Seconds. */
  ttl: number;
  rdata: R;
}

export type RecordOf<T extends RdataTypeName> = ResourceRecord<Rdata<T>>;

/** A record of class IN. */
export function record<T extends RdataTypeName>(name: string, type: T, ttl: number, rdata: Rdata<T>): RecordOf<T> {
  return { name, type: recordTypes[type], class: 1, ttl, rdata };
}

/** A record of a type that has no layout here (RFC 3597); `data` in hexadecimal. */
export function opaqueRecord(name: string, type: number, ttl: number, data: string): ResourceRecord<OpaqueRdata> {
  return { name, type, class: 1, ttl, rdata: { data } };
}

/** Narrows the rdata: `if (isType(rr, 'MX')) rr.rdata.preference`. */
export function isType<T extends RdataTypeName>(rr: ResourceRecord, type: T): rr is RecordOf<T> {
  return rr.type === recordTypes[type];
}

/** A copy whose header can be changed; rdata is shared, for it is never changed in place. */
export function copyRecord<R extends object>(rr: ResourceRecord<R>): ResourceRecord<R> {
  return { ...rr };
}

/**
 * Same owner, class, type and rdata, whatever the TTLs (dns.IsDuplicate): names but for case, addresses by value, texts
 * as they are written (`\097` is not `a`).
 */
export function isDuplicate(a: ResourceRecord, b: ResourceRecord): boolean {
  if (a.class !== b.class || a.type !== b.type || !equalNames(a.name, b.name)) return false;
  const { fields } = rdataTypeOf(a.type);
  const left = a.rdata as Siblings;
  const right = b.rdata as Siblings;
  // An OPT record is no duplicate of anything, nor of itself.
  if (a.type === recordTypes.OPT) return false;
  return Object.entries(fields).every(([key, field]) => field.equal(left[key], right[key], left));
}

/** Rdata in presentation form, '' when there is nothing to print. */
export function printRdata(type: number, rdata: object): string {
  const { fields, print } = rdataTypeOf(type);
  if (print) return print(rdata as never);
  const values = rdata as Siblings;
  const parts: string[] = [];
  for (const [key, field] of Object.entries(fields)) {
    const part = field.print(values[key], values);
    if (part !== undefined) parts.push(part);
  }
  return parts.join(' ');
}

/**
 * One line as RR.String of miekg/dns prints it: `a.example.⇥3600⇥IN⇥A⇥192.0.2.1`. For OPT records, which have no line,
 * see printOpt.
 */
export function printRecord(rr: ResourceRecord): string {
  if (!knownRdataType(rr.type)) {
    const { data } = rr.rdata as OpaqueRdata;
    const header = `${printName(rr.name)}\t${rr.ttl}\tCLASS${rr.class}\tTYPE${rr.type}\t`;
    return `${header}\\# ${data.length >> 1} ${data}`;
  }
  const { lead = '', gap = '' } = rdataTypeOf(rr.type);
  const header = `${printName(rr.name)}\t${rr.ttl}\t${classToString(rr.class)}\t${typeToString(rr.type)}\t`;
  return lead + header + gap + printRdata(rr.type, rr.rdata);
}
