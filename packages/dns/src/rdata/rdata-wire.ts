import { WireError } from '../wire-error.ts';
import type { WireReader } from '../wire-reader.ts';
import type { WireWriter } from '../wire-writer.ts';
import type { Siblings } from './field.ts';
import { emptyRdata, rdataTypeOf, structName } from './rdata.ts';

/** Packs rdata without its length. Throws WireError. */
export function encodeRdata(type: number, rdata: object, out: WireWriter): void {
  const { fields } = rdataTypeOf(type);
  const values = rdata as Siblings;
  for (const key in fields) fields[key]?.encode(values[key], out, values);
}

/** Unpacks rdata up to the reader's end; it may end after any field, the rest is then empty. Throws WireError. */
export function decodeRdata(type: number, input: WireReader): object {
  const fields = Object.entries(rdataTypeOf(type).fields);
  const rdata = emptyRdata(type) as Siblings;
  for (const [key, field] of fields) {
    try {
      rdata[key] = field.decode(input, rdata);
    } catch (error) {
      if (!(error instanceof WireError) || field.sized) throw error;
      const name = structName(type);
      // The address of an A record is called A, and the error says that once.
      throw new WireError(`${name === field.wireName ? name : `${name}.${field.wireName}`}: ${error.message}`);
    }
    if (input.atEnd && !field.sized) break;
  }
  return rdata;
}
