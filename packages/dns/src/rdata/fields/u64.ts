import { parseHexUint } from '../../number-text.ts';
import { type Field, same } from '../field.ts';
import { u48 } from './integer.ts';

/** 64-bit numbers are bigint. */
function u64(wireName: string): Omit<Field<bigint>, 'parse' | 'print'> {
  return {
    zero: 0n,
    wireName,
    encode: (value, out) => out.u64(value),
    decode: input => input.u64(),
    length: () => 8,
    equal: same,
  };
}

/** `0014:4fff:ff20:ee64` (RFC 6742). miekg/dns refuses only when all three separators are wrong. */
export function nodeId(wireName: string, upperCase: boolean): Field<bigint> {
  return {
    ...u64(wireName),
    parse(tokens) {
      const token = tokens.next();
      const { text } = token;
      const isSeparated = text[4] === ':' || text[9] === ':' || text[14] === ':';
      const digits = text.slice(0, 4) + text.slice(5, 9) + text.slice(10, 14) + text.slice(15, 19);
      const value = text.length >= 19 && isSeparated ? parseHexUint(digits, 64) : undefined;
      return value ?? tokens.fail('bad NID/L64 NodeID/Locator64', token);
    },
    print(value) {
      const text = value
        .toString(16)
        .padStart(16, '0')
        .replace(/.{4}(?=.)/g, '$&:');
      return upperCase ? text.toUpperCase() : text;
    },
  };
}

/** `01-23-45-67-89-ab` → its number; `octets` pairs of digits, with a dash between them (RFC 7043). */
function parseEui(text: string, octets: number): bigint | undefined {
  if (text.length !== 3 * octets - 1) return undefined;
  for (let i = 2; i < text.length; i += 3) if (text[i] !== '-') return undefined;
  return parseHexUint(text.replace(/(..)-/g, '$1'), 8 * octets);
}

const printEui = (value: bigint | number, octets: number): string =>
  value
    .toString(16)
    .padStart(2 * octets, '0')
    .replace(/..(?=.)/g, '$&-');

export const eui48 = (wireName: string): Field<number> => ({
  ...u48(wireName),
  parse(tokens) {
    const token = tokens.next();
    const value = parseEui(token.text, 6);
    return value === undefined ? tokens.bad(wireName, token) : Number(value);
  },
  print: value => printEui(value, 6),
});

export const eui64 = (wireName: string): Field<bigint> => ({
  ...u64(wireName),
  parse(tokens) {
    const token = tokens.next();
    const { text } = token;
    const dashed = text.length === 23 && [2, 5, 8, 11, 14, 17, 20].every(i => text[i] === '-');
    if (!dashed) tokens.bad(wireName, token);
    // `EUI68` is how miekg/dns spells it.
    return parseEui(text, 8) ?? tokens.fail('bad EUI68 Address', token);
  },
  print: value => printEui(value, 8),
});
