import {
  canonicalName,
  decodeBase64,
  encodeHex,
  encodeMessage,
  isDomainName,
  isType,
  type Message,
  type RecordOf,
  recordClasses,
  recordTypes,
  toByteString,
  tsigMacInput,
} from '@corefile/dns';
import { nodeCrypto } from './node-crypto.ts';

/** A key that queries are signed with. */
export interface TsigKey {
  readonly algorithm: keyof typeof hashes;
  readonly name: string;
  readonly secret: Uint8Array;
}

const hashes = {
  'hmac-md5': 'md5',
  'hmac-sha1': 'sha1',
  'hmac-sha224': 'sha224',
  'hmac-sha256': 'sha256',
  'hmac-sha384': 'sha384',
  'hmac-sha512': 'sha512',
} as const;

const FUDGE = 300;
const errorNames: Readonly<Record<number, string>> = { 16: 'BADSIG', 17: 'BADKEY', 18: 'BADTIME' };

/** Reads a key as dig's `-y` takes it: `[ALGORITHM:]NAME:SECRET`, hmac-sha256 when none is named; a text says what is wrong. */
export function readTsigKey(text: string): TsigKey | string {
  const parts = text.split(':');
  if (parts.length < 2 || parts.length > 3) return `'${text}' is no key; write hmac-sha256:key.example.:c2VjcmV0`;
  const [secretText = '', name = '', algorithm = 'hmac-sha256'] = parts.reverse();
  const known = algorithm.toLowerCase();
  if (!Object.hasOwn(hashes, known))
    return `'${algorithm}' is no algorithm of TSIG; write one of ${Object.keys(hashes).join(', ')}`;
  if (name === '' || !isDomainName(name))
    return `'${name}' is no name of a key; write hmac-sha256:key.example.:c2VjcmV0`;
  const secret = decodeBase64(secretText);
  if (!secret || secret.length === 0) return `'${secretText}' is no secret: it is not base64`;
  const fqdn = toByteString(name.endsWith('.') ? name : `${name}.`);
  return { algorithm: known as TsigKey['algorithm'], name: fqdn, secret };
}

/** Signs a query (RFC 8945); `now` in milliseconds. */
export function signQuery(request: Message, key: TsigKey, now: number): Message {
  const algorithm = key.algorithm === 'hmac-md5' ? 'hmac-md5.sig-alg.reg.int.' : `${key.algorithm}.`;
  const times = { algorithm, timeSigned: Math.floor(now / 1000), fudge: FUDGE };
  const rest = { originalId: request.id, error: 0, otherLength: 0, otherData: '' };
  const withMac = (mac: string): RecordOf<'TSIG'> => ({
    ...{ name: key.name, type: recordTypes.TSIG, class: recordClasses.ANY, ttl: 0 },
    rdata: { ...times, macSize: mac.length / 2, mac, ...rest },
  });
  const mac = macOf(request, withMac(''), '', key) ?? '';
  return { ...request, additional: [...request.additional, withMac(mac)] };
}

/** What a client that signed its query with the key makes of the answer: `verified`, or what is wrong. */
export function tsigVerdict(response: Message, requestMac: string, key: TsigKey): string {
  const tsig = response.additional.at(-1);
  if (!tsig || !isType(tsig, 'TSIG')) return 'the answer is not signed';
  const { error, mac } = tsig.rdata;
  if (error !== 0) return errorNames[error] ?? String(error);
  if (canonicalName(tsig.name) !== canonicalName(key.name))
    return `the answer is signed with another key, ${tsig.name}`;
  const unsigned = { ...response, additional: response.additional.slice(0, -1) };
  return macOf(unsigned, tsig, requestMac, key) === mac.toLowerCase()
    ? 'verified'
    : 'the signature of the answer is wrong';
}

function macOf(message: Message, tsig: RecordOf<'TSIG'>, requestMac: string, key: TsigKey): string | undefined {
  const { bytes } = encodeMessage(message);
  const input = bytes && tsigMacInput(bytes, tsig, { requestMac, timersOnly: false });
  return input && encodeHex(nodeCrypto.hmac(hashes[key.algorithm], key.secret, input));
}
