import { formatGoIp, formatIp, parseIp, parseIpv6, toIpv4 } from '../../address.ts';
import { bytesToString, stringToBytes } from '../../byte-string.ts';
import { decodeBase64, encodeBase64 } from '../../encoding.ts';
import { parseUint } from '../../number-text.ts';
import { escapeTextOctet, nextOctet } from '../../presentation.ts';
import { u16At } from '../../u16-at.ts';
import { WireError } from '../../wire-error.ts';
import { svcbKey, svcbKeyName } from './svcb-key.ts';

/** Value of a service parameter by its key: see `svcbValues`. Texts and data are byte strings, without escapes. */
export type SvcbValue = string | number | readonly string[] | readonly number[];

/** One kind of value. parse returns undefined for a text that miekg/dns refuses; decode and encode throw WireError. */
interface ValueKind<T extends SvcbValue> {
  parse(text: string): T | undefined;
  print(value: T): string;
  encode(value: T): Uint8Array;
  decode(bytes: Uint8Array): T;
  length(value: T): number;
}

const u16Bytes = (values: readonly number[]): Uint8Array => Uint8Array.from(values.flatMap(v => [v >> 8, v & 0xff]));

/** Go's strings.Cut in a loop: nothing after a comma at the end counts. */
const listItems = (text: string): string[] => (text === '' ? [] : text.replace(/,$/, '').split(','));

const mandatory: ValueKind<readonly number[]> = {
  parse: text => listItems(text).map(svcbKey),
  print: value => value.map(svcbKeyName).join(','),
  encode: value => u16Bytes([...value].sort((a, b) => a - b)),
  decode(bytes) {
    if (bytes.length % 2 !== 0) throw new WireError('bad svcbmandatory: value length is not a multiple of 2');
    return Array.from({ length: bytes.length / 2 }, (_, i) => u16At(bytes, 2 * i));
  },
  length: value => 2 * value.length,
};

const alpn: ValueKind<readonly string[]> = {
  parse: parseAlpn,
  print: value => value.map(printAlpn).join(','),
  encode(value) {
    if (value.includes('')) throw new WireError('bad svcbalpn: empty alpn-id');
    if (value.some(id => id.length > 255)) throw new WireError('bad svcbalpn: alpn-id too long');
    return stringToBytes(value.map(id => String.fromCharCode(id.length) + id).join(''));
  },
  decode(bytes) {
    const ids: string[] = [];
    for (let at = 0; at < bytes.length; ) {
      const length = bytes[at++] as number;
      if (at + length > bytes.length) throw new WireError('bad svcbalpn: alpn array overflowing');
      ids.push(bytesToString(bytes.subarray(at, at + length)));
      at += length;
    }
    return ids;
  },
  length: value => value.reduce((total, id) => total + 1 + id.length, 0),
};

/** Two layers of escapes: those of the zone file, and within them `\,` and `\\` of the list. */
function parseAlpn(text: string): string[] | undefined {
  if (text === '') return [];
  const ids: string[] = [];
  let id = '';
  for (let at = 0; at < text.length; ) {
    let { octet, width } = nextOctet(text, at);
    if (width === 0) return undefined;
    at += width;
    if (octet === 0x2c) {
      if (id === '') return undefined;
      ids.push(id);
      id = '';
      continue;
    }
    if (octet === 0x5c) {
      ({ octet, width } = nextOctet(text, at));
      if (width === 0 || (octet !== 0x5c && octet !== 0x2c)) return undefined;
      at += width;
    }
    id += String.fromCharCode(octet);
  }
  return id === '' ? undefined : [...ids, id];
}

function printAlpn(id: string): string {
  let text = '';
  for (const character of id) {
    if (character === ',') text += '\\\\\\044';
    else if (character === '\\') text += '\\\\\\092';
    else text += printCharacter(character);
  }
  return text;
}

/** Inside the quotes of a value blank and semicolon are escaped too. */
const printCharacter = (character: string): string =>
  character === ' ' || character === ';' ? `\\${character}` : escapeTextOctet(character.charCodeAt(0));

const none: ValueKind<string> = {
  parse: text => (text === '' ? '' : undefined),
  print: () => '',
  encode: () => new Uint8Array(),
  decode(bytes) {
    if (bytes.length !== 0) throw new WireError('bad svcbnodefaultalpn: no-default-alpn must have no value');
    return '';
  },
  length: () => 0,
};

const ohttp: ValueKind<string> = {
  ...none,
  decode(bytes) {
    if (bytes.length !== 0) throw new WireError('bad svcbotthp: svcbotthp must have no value');
    return '';
  },
};

const port: ValueKind<number> = {
  parse: text => parseUint(text, 16),
  print: String,
  encode: value => u16Bytes([value]),
  decode(bytes) {
    if (bytes.length !== 2) throw new WireError('bad svcbport: port length is not exactly 2 octets');
    return u16At(bytes, 0);
  },
  length: () => 2,
};

const ipv4hint: ValueKind<readonly string[]> = {
  parse(text) {
    if (text === '' || text.includes(':')) return undefined;
    return formatAll(listItems(text).map(parseIp));
  },
  print: value => value.join(','),
  encode: value => concatenate(value.map(address => onlyIpv4(parseIp(address)) ?? refuseHint(4))),
  decode(bytes) {
    if (bytes.length === 0 || bytes.length % 4 !== 0)
      throw new WireError('bad svcbipv4hint: ipv4 address byte array length is not a multiple of 4');
    return split(bytes, 4).map(formatIp);
  },
  length: value => 4 * value.length,
};

const refuseHint = (family: 4 | 6): never => {
  throw new WireError(`bad svcbipv${family}hint: expected ipv${family}, hint is ipv${10 - family}`);
};

const ipv6hint: ValueKind<readonly string[]> = {
  parse(text) {
    if (text === '') return undefined;
    return formatAll(listItems(text).map(item => onlyIpv6(parseIp(item))));
  },
  print: value => value.join(','),
  encode: value => concatenate(value.map(address => onlyIpv6(parseIpv6(address)) ?? refuseHint(6))),
  decode(bytes) {
    if (bytes.length === 0 || bytes.length % 16 !== 0)
      throw new WireError('bas svcbipv6hint: ipv6 address byte array length not a multiple of 16');
    return split(bytes, 16).map(address => {
      if (!onlyIpv6(address)) throw new WireError('bad svcbipv6hint: expected ipv6, got ipv4');
      return formatGoIp(address);
    });
  },
  length: value => 16 * value.length,
};

const onlyIpv4 = (bytes: Uint8Array | undefined): Uint8Array | undefined => bytes && toIpv4(bytes);

const onlyIpv6 = (bytes: Uint8Array | undefined): Uint8Array | undefined =>
  bytes && toIpv4(bytes) === undefined ? bytes : undefined;

function formatAll(addresses: (Uint8Array | undefined)[]): string[] | undefined {
  const texts: string[] = [];
  for (const address of addresses) {
    if (!address) return undefined;
    texts.push(formatIp(address));
  }
  return texts;
}

const split = (bytes: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: bytes.length / size }, (_, i) => bytes.subarray(i * size, (i + 1) * size));

function concatenate(parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(part => [...part]));
}

/** Data of ech, as a byte string. */
const ech: ValueKind<string> = {
  parse(text) {
    const bytes = decodeBase64(text);
    return bytes && bytesToString(bytes);
  },
  print: value => encodeBase64(stringToBytes(value)),
  encode: stringToBytes,
  decode: bytesToString,
  length: value => value.length,
};

/** dohpath, and every key without a meaning of its own. */
const text: ValueKind<string> = {
  parse: parseParameterText,
  print: value => Array.from(value, printCharacter).join(''),
  encode: stringToBytes,
  decode: bytesToString,
  length: value => value.length,
};

function parseParameterText(escaped: string): string | undefined {
  let out = '';
  for (let at = 0; at < escaped.length; ) {
    if (escaped[at] !== '\\') {
      out += escaped[at++];
      continue;
    }
    const number = /^[0-9]{3}/.exec(escaped.slice(at + 1, at + 4))?.[0];
    if (number !== undefined) {
      if (Number(number) > 255) return undefined;
      out += String.fromCharCode(Number(number));
      at += 4;
    } else {
      const next = escaped[at + 1];
      if (next === undefined || /[0-9]/.test(next)) return undefined;
      out += next;
      at += 2;
    }
  }
  return out;
}

const kinds: readonly ValueKind<SvcbValue>[] = [mandatory, alpn, none, port, ipv4hint, ech, ipv6hint, text, ohttp];

/** mandatory: keys · alpn: ids · port: number · hints: addresses · ech, dohpath and others: byte string · else ''. */
export function svcbValueKind(key: number): ValueKind<SvcbValue> {
  return kinds[key] ?? text;
}
