import {
  encodeHex,
  type Message,
  opcodes,
  type RecordOf,
  rcodes,
  recordTypes,
  replyTo,
  typeToString,
} from '@corefile/dns';
import {
  findTsig,
  type Handler,
  type HandlerOf,
  leavesToServer,
  nameOf,
  type Query,
  respond,
  sizeAndDo,
  type TsigStatus,
  typeOf,
  zoneMatcher,
} from '@corefile/evaluator';
import { Fault, type Infer } from '@corefile/schema';
import { readKeyFile } from './key-file.ts';
import type { schema } from './schema.ts';

type Config = Infer<typeof schema>;

const NOTAUTH = 9;
const BADTIME = 18;
const errors: Readonly<Record<TsigStatus, number>> = {
  valid: 0,
  'bad signature': 16,
  'bad key': 17,
  'bad time': BADTIME,
  unknown: 0,
};

/** Asks for signed queries and signs the answers to them (plugin/tsig). */
export const handle: HandlerOf<typeof schema> = ([stanza], { world }) => {
  const zoneOf = zoneMatcher(stanza?.config.zones ?? []);
  const isRequired = requirement(stanza?.config);
  const serve: Handler = (query, next) => {
    const { request } = query;
    const tsig = findTsig(request);
    if (!tsig && !isRequired(query)) {
      query.explain?.('pass', 'is not signed, and need not be');
      return next(query);
    }
    if (zoneOf(nameOf(query)) === '') {
      query.explain?.('pass', `${nameOf(query)} lies outside the zones it protects`);
      return next(query);
    }
    if (!tsig) {
      query.explain?.('refuse', `${typeToString(typeOf(query))} is answered only when the query is signed`);
      return respond(replyTo(request, rcodes.REFUSED));
    }
    const status = query.tsig ?? 'valid';
    if (status === 'unknown')
      return { rcode: rcodes.SERVFAIL, indeterminate: 'checking signatures needs cryptography, which is not there' };
    // Nobody behind sees it, and neither does the server when it fits the answer.
    request.additional.pop();
    if (status !== 'valid') {
      query.explain?.('refuse', `the query's signature is no good: ${status}`);
      return respond(withTsig(query, replyTo(request, NOTAUTH), tsig, status, world.now()));
    }
    const outcome = next(query);
    if (outcome.indeterminate !== undefined || outcome.panicked || outcome.holdsNil) return outcome;
    const response = outcome.response ?? (leavesToServer(outcome.rcode) ? replyTo(request, outcome.rcode) : undefined);
    if (!response) return outcome;
    query.explain?.('change', 'signs the answer with the key of the query');
    const { error: _, ...rest } = outcome;
    return { ...rest, rcode: rcodes.NOERROR, response: withTsig(query, response, tsig, status, world.now()) };
  };
  return { name: 'tsig', serve, tsigSecrets: readSecrets(stanza?.config, name => world.readFile(name)) };
};

/** Must a query be signed, by its type or its opcode? The last list counts, but for an `all`, which stays. */
function requirement(config: Config | undefined): (query: Query) => boolean {
  const types = config?.require ?? [];
  const codes = config?.require_opcode ?? [];
  const allTypes = types.some(one => 'scope' in one && one.scope === 'all');
  const allCodes = codes.some(one => 'scope' in one && one.scope === 'all');
  const lastTypes = types.at(-1);
  const lastCodes = codes.at(-1);
  const wantedTypes = new Set(lastTypes && 'types' in lastTypes ? lastTypes.types : []);
  const wantedCodes = new Set(lastCodes && 'opcodes' in lastCodes ? lastCodes.opcodes.map(name => opcodes[name]) : []);
  return query =>
    allTypes ||
    allCodes ||
    wantedTypes.has(typeOf(query)) ||
    wantedCodes.has(query.request.opcode as (typeof opcodes)[keyof typeof opcodes]);
}

function readSecrets(config: Config | undefined, readFile: (path: string) => string | undefined) {
  const secrets = new Map<string, string>();
  for (const { name, secret } of config?.secret ?? []) secrets.set(name, secret);
  for (const path of config?.secrets ?? []) {
    const keys = readKeyFile(readFile(path) ?? '');
    if (!(keys instanceof Fault)) for (const [name, secret] of keys) secrets.set(name, secret);
  }
  return secrets;
}

/** The answer with OPT and an unsigned TSIG behind it; the server signs it once it is as it will be sent. */
function withTsig(
  query: Query,
  response: Message,
  { name, rdata }: RecordOf<'TSIG'>,
  status: TsigStatus,
  now: number,
): Message {
  if (findTsig(response)) return response;
  const answer = { ...response, additional: [...response.additional] };
  sizeAndDo(query, answer, query.supportedOptions);
  const late = status === 'bad time';
  const { algorithm, mac, macSize } = rdata;
  const time = new Uint8Array(6);
  new DataView(time.buffer).setUint32(2, Math.floor(now / 1000));
  answer.additional.push({
    name,
    type: recordTypes.TSIG,
    class: 255,
    ttl: 0,
    rdata: {
      algorithm,
      timeSigned: late ? rdata.timeSigned : 0,
      fudge: 0,
      macSize,
      mac,
      originalId: answer.id,
      error: errors[status],
      otherLength: late ? 6 : 0,
      otherData: late ? encodeHex(time) : '',
    },
  } as RecordOf<'TSIG'>);
  return answer;
}
