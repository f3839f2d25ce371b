import { algorithmCodes, algorithmNames, certTypeCodes, certTypeNames } from '../../algorithm.ts';
import { parseUint } from '../../number-text.ts';
import type { WireReader } from '../../wire-reader.ts';
import type { WireWriter } from '../../wire-writer.ts';
import { type Field, type RdataTokens, same } from '../field.ts';

interface Width {
  bits: number;
  encode(out: WireWriter, value: number): void;
  decode(input: WireReader): number;
}

const widths = {
  u8: { bits: 8, encode: (out, value) => out.u8(value), decode: input => input.u8() },
  u16: { bits: 16, encode: (out, value) => out.u16(value), decode: input => input.u16() },
  u32: { bits: 32, encode: (out, value) => out.u32(value), decode: input => input.u32() },
  u48: { bits: 48, encode: (out, value) => out.u48(value), decode: input => input.u48() },
} satisfies Record<string, Width>;

/** An octet in decimal, outside of any field. */
export function readU8(tokens: RdataTokens, label: string): number {
  const token = tokens.next();
  return parseUint(token.text, 8) ?? tokens.bad(label, token);
}

function integer(width: Width, wireName: string, label = wireName): Field<number> {
  return {
    zero: 0,
    wireName,
    parse(tokens) {
      const token = tokens.next();
      return parseUint(token.text, width.bits) ?? tokens.bad(label, token);
    },
    print: String,
    encode: (value, out) => width.encode(out, value),
    decode: input => width.decode(input),
    length: () => width.bits / 8,
    equal: same,
  };
}

/** Unsigned integers in decimal; `label` is the name in error texts where it differs from miekg/dns's field. */
export const u8 = (wireName: string, label?: string): Field<number> => integer(widths.u8, wireName, label);
export const u16 = (wireName: string, label?: string): Field<number> => integer(widths.u16, wireName, label);
export const u32 = (wireName: string, label?: string): Field<number> => integer(widths.u32, wireName, label);
export const u48 = (wireName: string, label?: string): Field<number> => integer(widths.u48, wireName, label);

/** The length of a sibling, on the wire only; the sibling sets it when it is read from a zone file. */
export function lengthOf(kind: Field<number>): Field<number> {
  const { parse: _, ...rest } = kind;
  return { ...rest, print: () => undefined };
}

/** A mnemonic of miekg/dns or a number. `print`: whether the mnemonic is printed too. */
function mnemonic(kind: Field<number>, bits: number, codes: ReadonlyMap<string, number>, label: string): Field<number> {
  return {
    ...kind,
    parse(tokens) {
      const token = tokens.next();
      return codes.get(token.text) ?? parseUint(token.text, bits) ?? tokens.bad(label, token);
    },
  };
}

export const certType = (wireName: string): Field<number> => ({
  ...mnemonic(u16(wireName), 16, certTypeCodes, wireName),
  print: value => certTypeNames.get(value) ?? String(value),
});

/** CERT prints the mnemonic; RRSIG and DS read it and print the number. */
export const certAlgorithm = (wireName: string): Field<number> => ({
  ...mnemonic(u8(wireName), 8, algorithmCodes, wireName),
  print: value => algorithmNames.get(value) ?? String(value),
});

export const algorithm = (wireName: string): Field<number> => mnemonic(u8(wireName), 8, algorithmCodes, wireName);

/** DS and its kin know mnemonics in any case. */
export const anyCaseAlgorithm = (wireName: string): Field<number> => ({
  ...u8(wireName),
  parse(tokens) {
    const token = tokens.next();
    return parseUint(token.text, 8) ?? algorithmCodes.get(token.text.toUpperCase()) ?? tokens.bad(wireName, token);
  },
});
