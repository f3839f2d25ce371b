import {
  canonicalName,
  decodeBase64,
  encodeHex,
  encodeMessage,
  isType,
  type Message,
  type RecordOf,
  rcodes,
  tsigMacInput,
} from '@corefile/dns';
import type { World } from './world.ts';

/** What the server found out about a query's TSIG; undefined for a query without one. */
export type TsigStatus = 'valid' | 'bad key' | 'bad signature' | 'bad time' | 'unknown';

/** Keys in base64 by name. */
export type TsigSecrets = ReadonlyMap<string, string>;
type Surroundings = Pick<World, 'now' | 'crypto'>;

const DEFAULT_FUDGE = 300;
const BADSIG = 16;
const BADKEY = 17;

/** The TSIG of a message: it counts in the last place only (Msg.IsTsig). */
export function findTsig({ additional }: Message): RecordOf<'TSIG'> | undefined {
  const last = additional.at(-1);
  return last && isType(last, 'TSIG') ? last : undefined;
}

/**
 * Checks the TSIG of a query (TsigVerify of miekg/dns). The client's octets are not at hand: they are taken to be the
 * message with names as they are or compressed. `unknown` without cryptography.
 */
export function tsigStatus(request: Message, secrets: TsigSecrets, world: Surroundings): TsigStatus | undefined {
  const tsig = findTsig(request);
  if (!tsig) return undefined;
  const secret = secrets.get(tsig.name);
  if (secret === undefined) return request.rcode === rcodes.NOTAUTH ? 'bad signature' : 'bad key';
  if (!world.crypto) return 'unknown';
  const now = Math.floor(world.now() / 1000);
  const timed = withTimes(tsig, now);
  const isSigned = [false, true].some(compress => {
    const { bytes } = encodeMessage({ ...request, additional: request.additional.slice(0, -1), compress });
    const mac = bytes && macOf(bytes, timed, '', secret, world);
    return mac !== undefined && mac === tsig.rdata.mac.toLowerCase();
  });
  if (!isSigned || request.rcode === rcodes.NOTAUTH) return 'bad signature';
  return Math.abs(now - timed.rdata.timeSigned) > timed.rdata.fudge ? 'bad time' : 'valid';
}

/**
 * Signs an answer that has a TSIG, over the MAC of its query, unless the query's key or signature was bad
 * (TsigGenerate). Undefined when that is impossible: such an answer is not sent.
 */
export function sealTsig(
  response: Message,
  requestMac: string,
  secrets: TsigSecrets,
  world: Surroundings,
): Message | undefined {
  const tsig = findTsig(response);
  if (!tsig) return response;
  const timed = withTimes(tsig, Math.floor(world.now() / 1000));
  const rest = response.additional.slice(0, -1);
  const sealed = (mac: string, timeSigned: number): Message => {
    const rdata = { ...timed.rdata, mac, macSize: mac.length / 2, timeSigned };
    return { ...response, additional: [...rest, { ...timed, rdata }] };
  };
  if (timed.rdata.error === BADKEY || timed.rdata.error === BADSIG) return sealed('', 0);
  const secret = secrets.get(timed.name);
  const { bytes } = encodeMessage({ ...response, additional: rest });
  const mac = bytes && secret !== undefined ? macOf(bytes, timed, requestMac, secret, world) : undefined;
  return mac === undefined ? undefined : sealed(mac, timed.rdata.timeSigned);
}

const withTimes = (tsig: RecordOf<'TSIG'>, now: number): RecordOf<'TSIG'> => ({
  ...tsig,
  rdata: {
    ...tsig.rdata,
    timeSigned: tsig.rdata.timeSigned || now,
    fudge: tsig.rdata.fudge || DEFAULT_FUDGE,
  },
});

const hashes = new Map([
  ['hmac-sha1.', 'sha1'],
  ['hmac-sha224.', 'sha224'],
  ['hmac-sha256.', 'sha256'],
  ['hmac-sha384.', 'sha384'],
  ['hmac-sha512.', 'sha512'],
] as const);

function macOf(
  message: Uint8Array,
  tsig: RecordOf<'TSIG'>,
  requestMac: string,
  secret: string,
  { crypto }: Surroundings,
): string | undefined {
  const hash = hashes.get(canonicalName(tsig.rdata.algorithm) as 'hmac-sha1.');
  const key = decodeBase64(secret);
  const input = tsigMacInput(message, tsig, { requestMac, timersOnly: false });
  return hash && key && input && crypto ? encodeHex(crypto.hmac(hash, key, input)) : undefined;
}
