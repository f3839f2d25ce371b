import { octets, type ServiceRecord, serviceRecord } from '@corefile/evaluator';

/** A service with the name of its group: of several groups below a name only one is answered (msg.Service). */
export interface EtcdService extends ServiceRecord {
  readonly group: string;
}

interface Kind {
  readonly says: string;
  fits(value: unknown): boolean;
}
const text: Kind = { says: 'a text', fits: value => typeof value === 'string' };
const bool: Kind = { says: 'true or false', fits: value => typeof value === 'boolean' };
const integer: Kind = { says: 'a whole number', fits: value => Number.isInteger(value) };
const seconds: Kind = {
  says: 'a whole number from 0 to 4294967295',
  // Go's ParseUint takes no sign, not even that of -0.
  fits: value => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 0xffffffff && !Object.is(value, -0),
};

const members: ReadonlyMap<string, readonly [keyof EtcdService, Kind]> = new Map([
  ['host', ['host', text]],
  ['port', ['port', integer]],
  ['priority', ['priority', integer]],
  ['weight', ['weight', integer]],
  ['text', ['text', text]],
  ['mail', ['mail', bool]],
  ['ttl', ['ttl', seconds]],
  ['targetstrip', ['targetStrip', integer]],
  ['group', ['group', text]],
]);

/**
 * The service that a value in etcd describes, given as JSON text or as what was read from it already; a text says why it
 * is none. As in Go's encoding/json keys may have any letter case, unknown ones do not matter and null changes nothing.
 */
export function readService(key: string, value: unknown): EtcdService | string {
  let read = value;
  if (typeof value === 'string') {
    try {
      JSON.parse(value);
      read = JSON.parse(withoutFractions(value));
    } catch {
      return `${key}: its value is no JSON`;
    }
  }
  if (typeof read !== 'object' || Array.isArray(read)) return `${key}: its value is no JSON object`;
  const service: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(read ?? {})) {
    const member = members.get(name.toLowerCase());
    if (!member || given === null) continue;
    const [to, kind] = member;
    if (!kind.fits(given)) return `${key}: '${name}' must be ${kind.says}`;
    service[to] = typeof given === 'string' ? octets(given) : given;
  }
  return { group: '', ...serviceRecord(service), key };
}

/**
 * encoding/json decides by how a number is written: `1.0`, `1e2` and what exceeds 64 bits fit no field of whole numbers.
 * In valid JSON these become a number that is not whole however it is read.
 */
function withoutFractions(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, token => {
    if (token.startsWith('"')) return token;
    const whole = /^-?\d+$/.test(token) && BigInt.asIntN(64, BigInt(token)) === BigInt(token);
    return whole ? token : '0.5';
  });
}
