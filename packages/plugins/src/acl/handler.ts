import { extendedErrorCode, extendedErrorOption, optRecord, rcodes, replyTo } from '@corefile/dns';
import { type HandlerOf, matchZone, nameOf, type Outcome, type Query, typeOf } from '@corefile/evaluator';
import { contains, type IP, type IPNet, parseIP } from '@corefile/golang';
import type { Infer } from '@corefile/schema';
import type { schema } from './schema.ts';

type Entry = Infer<typeof schema>['entries'][number];
interface Policy {
  readonly kind: Entry['kind'];
  /** Absent: every type. */
  readonly types?: ReadonlySet<number>;
  /** Absent: every address. */
  readonly networks?: readonly IPNet[];
}

/** Lets queries through or turns them away by address and type (plugin/acl). */
export const handle: HandlerOf<typeof schema> = stanzas => {
  const rules = stanzas.map(({ config, head: { token } }) => ({
    zones: config.zones,
    policies: config.entries.map(policyOf),
    at: { source: token.source, start: token.start, end: token.end },
  }));
  return {
    name: 'acl',
    serve(query, next) {
      const name = nameOf(query);
      for (const { zones, policies, at } of rules) {
        if (matchZone(zones, name) === '') continue;
        const verdict = decide(policies, query);
        if (verdict === undefined) continue;
        query.explain?.(actions[verdict], `an entry \`${verdict}\` applies to ${query.client.ip}`, { at });
        if (verdict === 'allow') return next(query);
        if (verdict === 'drop') return { rcode: rcodes.NOERROR };
        return verdict === 'block'
          ? turnAway(query, rcodes.REFUSED, blocked)
          : turnAway(query, rcodes.NOERROR, filtered);
      }
      query.explain?.('pass', `no entry applies to ${query.client.ip}, so the query is let through`);
      return next(query);
    },
  };
};

const actions = { allow: 'pass', block: 'refuse', filter: 'answer', drop: 'drop' } as const;
const blocked = extendedErrorCode('Blocked') ?? 15;
const filtered = extendedErrorCode('Filtered') ?? 17;

function policyOf({ kind, match }: Entry): Policy {
  const types = match.flatMap(group => (group.kind === 'type' ? group.types : []));
  const networks = match.flatMap(group => (group.kind === 'net' ? sourcesOf(group.sources) : []));
  return {
    kind,
    ...(types.length > 0 && !types.includes(0) ? { types: new Set(types) } : {}),
    ...(match.some(group => group.kind === 'net') ? { networks } : {}),
  };
}

const sourcesOf = (sources: readonly (readonly IPNet[])[]): readonly IPNet[] => sources.flat();

/** What the first entry that applies says; `block` for an address that cannot be read. */
function decide(policies: readonly Policy[], query: Query): Entry['kind'] | undefined {
  const ip = parseIP(query.client.ip.replace(/%.*$/s, ''));
  if (!ip) return 'block';
  const type = typeOf(query);
  const applies = ({ types, networks }: Policy) =>
    (types === undefined || types.has(type)) && (networks?.some(network => holds(network, ip)) ?? true);
  return policies.find(applies)?.kind;
}

/** Networks of IPv4 written as IPv6 (`::ffff:10.0.0.0/104`) hold nobody: the two families are kept apart. */
const holds = (network: IPNet, ip: IP): boolean => network.bits === ip.length * 8 && contains(network, ip);

function turnAway(query: Query, rcode: number, infoCode: number): Outcome {
  const response = replyTo(query.request, rcode);
  response.additional = [optRecord(4096, true, [extendedErrorOption(infoCode)])];
  return { rcode: rcodes.NOERROR, response };
}
