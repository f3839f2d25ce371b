import { isType, type Message, type ResourceRecord, rcodes, recordTypes } from '@corefile/dns';
import { type HandlerOf, panicOnNil, type Setup, shuffled, type World } from '@corefile/evaluator';
import { contains, type IPNet, isAbsolutePath, joinPath, parseIP } from '@corefile/golang';
import { Fault } from '@corefile/schema';
import { drawByWeight } from './draw.ts';
import { byKind, inGroups } from './groups.ts';
import type { schema } from './schema.ts';
import { readWeights, type Weights } from './weights.ts';

/** Changes the order of addresses in answers (plugin/loadbalance). */
export const handle: HandlerOf<typeof schema> = (stanzas, setup) => {
  const { world } = setup;
  const configs = stanzas.map(({ config }) => config);
  const last = configs.at(-1);
  const order =
    last?.policy === 'weighted'
      ? weighted(weightsOf(last.file, setup), world)
      : (answer: Message) => shuffle(answer, world);
  // A stanza of the weighted policy forgets the networks that stanzas before it prefer.
  const from = configs.findLastIndex(({ policy }) => policy === 'weighted');
  const preferred = configs.slice(Math.max(from, 0)).flatMap(({ prefer }) => prefer.flat());
  return {
    name: 'loadbalance',
    serve(query, next) {
      const outcome = next(query);
      const { response } = outcome;
      const panic = panicOnNil(outcome, 'loadbalance looks into');
      if (panic) return panic;
      const asked = response?.question[0]?.type;
      if (!response || response.rcode !== rcodes.NOERROR) return outcome;
      if (asked === recordTypes.AXFR || asked === recordTypes.IXFR) return outcome;
      order(response);
      if (preferred.length > 0) prefer(response, preferred);
      query.explain?.('change', 'puts the addresses of the answer in another order');
      return outcome;
    },
  };
};

function weightsOf(file: string, { block, world }: Setup): Weights {
  const { root = '' } = block.facts;
  const text = world.readFile(isAbsolutePath(file) || root === '' ? file : joinPath(root, file));
  const weights = text === undefined ? undefined : readWeights(text);
  return weights === undefined || weights instanceof Fault ? new Map() : weights;
}

function shuffle(response: Message, { random }: World): void {
  for (const section of ['answer', 'authority', 'additional'] as const) {
    const { aliases, addresses, mail, rest } = byKind(response[section]);
    response[section] = inGroups(aliases, rest, shuffled(addresses, random), shuffled(mail, random));
  }
}

const weighted =
  (weights: Weights, { random }: World) =>
  (response: Message): void => {
    const asked = response.question[0]?.type;
    if (asked !== recordTypes.A && asked !== recordTypes.AAAA && asked !== recordTypes.SRV) return;
    for (const section of ['answer', 'additional'] as const) {
      const { aliases, addresses, mail, rest } = byKind(response[section]);
      if (addresses.length === 0) continue;
      response[section] = inGroups(aliases, rest, drawByWeight(addresses, weights, random), mail);
    }
  };

/** Addresses of the first network come first, then those of the second, and so on. */
function prefer(response: Message, networks: readonly IPNet[]): void {
  const rank = (record: ResourceRecord) => {
    const ip = isType(record, 'A') || isType(record, 'AAAA') ? parseIP(record.rdata.address) : undefined;
    const found = ip ? networks.findIndex(network => contains(network, ip)) : -1;
    return found < 0 ? networks.length : found;
  };
  for (const section of ['answer', 'additional'] as const) {
    const { aliases, addresses, mail, rest } = byKind(response[section]);
    const ranked = addresses.map(record => ({ record, rank: rank(record) })).sort((a, b) => a.rank - b.rank);
    response[section] = inGroups(
      aliases,
      ranked.map(({ record }) => record),
      mail,
      rest,
    );
  }
}
