import { canonicalName, equalNames } from '../../name.ts';
import { nameLength } from '../../name-length.ts';
import { printName } from '../../presentation.ts';
import type { Field } from '../field.ts';

/** A domain name; `compress` only for the types of RFC 1035 (RFC 3597 §4). */
function domainName(compress: boolean, wireName: string, label = wireName): Field<string> {
  return {
    zero: '',
    wireName,
    parse(tokens) {
      const token = tokens.next();
      const name = tokens.absolute(token.text);
      return token.error || name === undefined ? tokens.bad(label, token) : name;
    },
    print: printName,
    encode: (value, out) => out.name(value, compress),
    decode: input => input.name(),
    length: (value, offset, names) => nameLength(value, offset, names, compress),
    equal: equalNames,
    canonical: canonicalName,
  };
}

export const name = (wireName: string, label?: string): Field<string> => domainName(false, wireName, label);
export const compressedName = (wireName: string, label?: string): Field<string> => domainName(true, wireName, label);

/** NAPTR prints its name without a look at the escapes; TSIG and TKEY their algorithms. */
export const rawName = (wireName: string, label?: string): Field<string> => ({
  ...name(wireName, label),
  print: value => value,
});

/** The names that end a HIP record. */
export function names(wireName: string): Field<readonly string[]> {
  const one = name(wireName);
  return {
    zero: [],
    wireName,
    toLineEnd: true,
    parse(tokens) {
      const all: string[] = [];
      for (let token = tokens.next(); token.kind !== 'newline' && token.kind !== 'eof'; token = tokens.next()) {
        if (token.kind === 'blank') continue;
        const absolute = token.kind === 'string' ? tokens.absolute(token.text) : undefined;
        all.push(absolute === undefined || token.error ? tokens.bad(wireName, token) : absolute);
      }
      return all;
    },
    print: value => (value.length === 0 ? undefined : value.map(printName).join(' ')),
    encode(value, out) {
      for (const item of value) out.name(item, false);
    },
    decode(input) {
      const all: string[] = [];
      while (input.offset < input.end) all.push(input.name());
      return all;
    },
    length(value, offset, seen) {
      let total = 0;
      for (const item of value) total += one.length(item, offset + total, seen, {});
      return total;
    },
    equal: (a, b) => a.length === b.length && a.every((item, i) => equalNames(item, b[i] ?? '')),
  };
}
