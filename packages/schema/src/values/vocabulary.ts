import { rcodes, recordClasses, recordTypes, stringToClass, stringToRcode, stringToType } from '@corefile/dns';
import { toUpper } from '@corefile/golang';
import { unknownWord } from '../bind.ts';
import { Fault, type Value, value, where } from '../value.ts';

/** One of a closed list of words. */
export const word = <const W extends readonly string[]>(...words: W): Value<W[number]> =>
  value({
    words,
    expects: words.length === 1 ? `${words[0]}` : `one of ${words.join(', ')}`,
    colour: 'word',
    matches: token => words.includes(token),
    read: token => (words.includes(token) ? (token as W[number]) : new Fault(unknownWord(token, words))),
  });

interface Lookup {
  readonly label: string;
  readonly expects: string;
  readonly words: readonly string[];
  readonly find: (token: string) => number | undefined;
}
/** A mnemonic of the DNS registries, read as its number; capitals only, as miekg/dns's tables have them. */
const mnemonic = ({ label, expects, words, find }: Lookup): Value<number> =>
  value({
    label,
    expects,
    suggestions: words,
    colour: 'word',
    matches: token => find(token) !== undefined,
    read(token) {
      const found = find(token);
      if (found !== undefined) return found;
      const upper = token.toUpperCase();
      return new Fault(
        find(upper) === undefined ? `'${token}' is not ${expects}` : `'${token}' is not ${expects}; write ${upper}`,
      );
    },
  });

/** A record type: `A`, `AAAA`, `ANY`. */
export const qtype = mnemonic({
  label: 'TYPE',
  expects: 'a record type such as A, AAAA or ANY',
  words: Object.keys(recordTypes),
  find: stringToType,
});
/** Types as releases up to 1.7.1 know them: without those of RFC 9460. */
export const withoutServiceTypes = (types: Value<number>): Value<number> =>
  where(
    types,
    type => type !== recordTypes.SVCB && type !== recordTypes.HTTPS,
    'another type: SVCB and HTTPS are known since CoreDNS 1.8.0',
  );
/** A class: `IN`, `CH`, `ANY`. */
export const qclass = mnemonic({
  label: 'CLASS',
  expects: 'a class: IN, CH, HS or ANY',
  words: Object.keys(recordClasses),
  find: stringToClass,
});
/** A response code: `NXDOMAIN`. */
export const rcode = mnemonic({
  label: 'RCODE',
  expects: 'a response code such as NXDOMAIN',
  words: Object.keys(rcodes),
  find: stringToRcode,
});
/** A record type in any letter case. */
export const anyCaseQtype = mnemonic({
  label: 'TYPE',
  expects: 'a record type such as A, AAAA or ANY',
  words: Object.keys(recordTypes),
  find: token => stringToType(toUpper(token)),
});
/** A class in any letter case. */
export const anyCaseQclass = mnemonic({
  label: 'CLASS',
  expects: 'a class: IN, CH, HS or ANY',
  words: Object.keys(recordClasses),
  find: token => stringToClass(toUpper(token)),
});
/** A response code in any letter case. */
export const anyCaseRcode = mnemonic({
  label: 'RCODE',
  expects: 'a response code such as NXDOMAIN',
  words: Object.keys(rcodes),
  find: token => stringToRcode(toUpper(token)),
});
