import { isType, type Message, type ResourceRecord, rcodes, record, recordTypes, replyTo } from '@corefile/dns';
import { classOf, familyOf, type HandlerOf, nameOf, panicked, type Query, typeOf, typify } from '@corefile/evaluator';
import { embed } from './embed.ts';
import type { schema } from './schema.ts';
import { settingsOf } from './settings.ts';

/** TTL of an answer when the AAAA response names no SOA, in seconds (RFC 6147 §5.1.7). */
const TTL_WITHOUT_SOA = 600;

/** Makes AAAA records out of A records for clients without IPv4 (plugin/dns64). */
export const handle: HandlerOf<typeof schema> = (stanzas, { world }) => {
  const { prefix, translatesAll, allowsIpv4 } = settingsOf(stanzas.map(({ config }) => config));
  const isMeant = (query: Query) =>
    (allowsIpv4 || familyOf(query) === 2) && typeOf(query) === recordTypes.AAAA && classOf(query) === 1;
  return {
    name: 'dns64',
    serve(query, next) {
      if (!isMeant(query)) {
        query.explain?.('pass', 'only AAAA queries that came over IPv6 are translated (or with allow_ipv4, all)');
        return next(query);
      }
      const outcome = next(query);
      if (!outcome.response) return outcome.writesNil ? { rcode: rcodes.NOERROR } : outcome;
      outcome.afterWriting?.();
      if (typify(outcome.response, world.now()) === 'name error') {
        query.explain?.('pass', 'the name does not exist, so there is nothing to translate');
        return outcome;
      }
      if (!translatesAll && outcome.response.answer.some(({ type }) => type === recordTypes.AAAA)) {
        query.explain?.('pass', 'the answer has IPv6 addresses of its own');
        return outcome;
      }
      // The name as plugins behind have left it: a rewritten name is asked for, and answered, as rewritten.
      query.explain?.('lookup', `asks this server for the IPv4 addresses of ${nameOf(query)}`);
      const looked = query.lookup(query, nameOf(query), recordTypes.A);
      if (looked.indeterminate !== undefined) return looked;
      if (!looked.response) return panicked('dns64 takes addresses out of an answer that is nil');
      query.explain?.('change', 'answers with the IPv4 addresses behind the IPv6 prefix');
      return { rcode: rcodes.NOERROR, response: synthesize(query.request, outcome.response, looked.response, prefix) };
    },
  };
};

function synthesize(request: Message, original: Message, found: Message, prefix: Uint8Array): Message {
  const soa = original.authority.findLast(({ type }) => type === recordTypes.SOA);
  const translate = (rr: ResourceRecord): ResourceRecord =>
    isType(rr, 'A')
      ? {
          ...record(rr.name, 'AAAA', Math.min(rr.ttl, soa?.ttl ?? TTL_WITHOUT_SOA), {
            address: embed(prefix, rr.rdata.address),
          }),
          class: rr.class,
        }
      : rr;
  const response = replyTo(request);
  response.tc = found.tc;
  response.answer = found.answer.map(translate);
  response.authority = found.authority;
  response.additional = found.additional;
  return response;
}
