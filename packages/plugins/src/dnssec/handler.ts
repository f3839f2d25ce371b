import { type Message, printName, recordTypes, replyTo } from '@corefile/dns';
import {
  type Handler,
  type HandlerOf,
  indeterminate,
  nameOf,
  nameOfRcode,
  panicked,
  type Query,
  respond,
  signingKey,
  typeOf,
  type World,
  wantsDnssec,
  zoneMatcher,
} from '@corefile/evaluator';
import { toLower } from '@corefile/golang';
import { type Infer, keyFiles, readKeyPair } from '@corefile/schema';
import type { schema } from './schema.ts';
import { signResponse } from './sign-response.ts';
import { type OwnedKey, Signer } from './signer.ts';

/** Signs answers on their way back and answers for the zone's keys (plugin/dnssec). */
export const handle: HandlerOf<typeof schema> = ([stanza], { world, block }) => {
  const zones = stanza?.config.zones ?? [];
  const keys = readKeys(stanza?.config.key ?? [], world, block.facts.root);
  const signer = new Signer(world, keys.read, stanza?.config.cache_capacity ?? 10_000);
  const zoneOf = zoneMatcher(zones);
  const serve: Handler = (query, next) => {
    const name = nameOf(query);
    const wanted = wantsDnssec(query);
    if (zoneOf(name) === '') {
      query.explain?.('pass', `${name} lies outside the zones it signs`);
      return next(query);
    }
    if (typeOf(query) === recordTypes.DNSKEY && zones.includes(name)) {
      if (keys.unknown !== undefined) return indeterminate(keys.unknown);
      const reply = replyTo(query.request);
      reply.aa = true;
      reply.answer = keys.read.map(({ record }) => ({ ...record, name }));
      if (wanted) reply.answer.push(...(signer.sign(reply.answer, name, 3600) ?? []));
      query.explain?.('answer', `the ${keys.read.length} keys of ${name}`);
      return respond(reply);
    }
    if (!wanted) {
      query.explain?.('pass', 'the client does not ask for signatures (no DO bit)');
      return next(query);
    }
    query.explain?.('pass', 'will sign the answer, for the client asks for signatures (DO bit)');
    const outcome = next(query);
    if (outcome.holdsNil) return panicked('dnssec looks into an answer with a record that is nil');
    const { response } = outcome;
    if (!response) return outcome;
    const zone = zoneOf(toLower(printName(response.question[0]?.name ?? '.')));
    if (zone === '') return outcome;
    if (keys.unknown !== undefined) return { ...outcome, indeterminate: keys.unknown };
    const signed = signResponse(response, zone, { signer, zoneOf, now: world.now() });
    explainSigned(query, zone, response, signed);
    return { ...outcome, response: signed };
  };
  return { name: 'dnssec', serve };
};

function explainSigned(query: Query, zone: string, before: Message, after: Message): void {
  if (!query.explain) return;
  const count = ({ answer, authority, additional }: Message) => answer.length + authority.length + additional.length;
  const added = count(after) - count(before);
  if (added === 0) query.explain('change', 'finds nothing in the answer that it could sign');
  else if (before.rcode === after.rcode) query.explain('change', `signs the answer as ${zone}: ${added} records more`);
  else {
    const codes = { before: nameOfRcode(before.rcode), after: nameOfRcode(after.rcode) };
    query.explain('change', 'denies the name by a signed NSEC record that says it exists without data', codes);
  }
}

/** The keys, or why they are not known here. */
function readKeys(
  sources: Infer<typeof schema>['key'],
  world: World,
  root: string | undefined,
): { readonly read: readonly OwnedKey[]; readonly unknown?: string } {
  const read: OwnedKey[] = [];
  const unknown = (why: string) => ({ read, unknown: why });
  for (const given of sources) {
    if (!('source' in given)) continue;
    if (given.source.kind === 'aws_secretsmanager') return unknown('the keys are in AWS Secrets Manager');
    if (!world.crypto) return unknown('signing needs cryptography, which this world does not have');
    for (const path of given.source.paths) {
      const files = keyFiles(path, root);
      const pair = readKeyPair(files, name => world.readFile(name));
      if ('fault' in pair) return unknown(pair.fault.message);
      const signing = signingKey(pair.key.rdata, world.readFile(files.private) ?? '');
      read.push({ record: pair.key, signing });
    }
  }
  return { read };
}
