import { isSubDomain, rcodes, rcodeToString, recordTypes } from '@corefile/dns';
import {
  type Asked,
  askedOf,
  fallsThrough,
  type HandlerOf,
  indeterminate,
  matchZone,
  nameOf,
  type Outcome,
  panicked,
  type Query,
  type ServiceRecord,
} from '@corefile/evaluator';
import { answerApex, answerBelowApex, authoritative } from './apex.ts';
import type { schema } from './schema.ts';
import { addresses, type LookUp, pointers, servers } from './service-answers.ts';
import { type Settings, settingsOf, soaRecord } from './settings.ts';
import { transferZone } from './transfer.ts';

/** Answers with the external addresses of services (plugin/k8s_external); the plugin `kubernetes` knows them. */
export const handle: HandlerOf<typeof schema> = (stanzas, { plugin }) => {
  const settings = settingsOf(stanzas);
  const { zones, apex, headless, fallthrough } = settings;
  const cluster = () => plugin('kubernetes')?.external;
  return {
    name: 'k8s_external',
    serve(query, next) {
      const name = nameOf(query);
      const zone = matchZone(zones, name);
      const external = cluster();
      if (zone === '' || !external) {
        query.explain?.('pass', `${name} lies in none of the zones ${zones.join(' ')}`);
        return next(query);
      }
      const asked = askedOf(query, zone);
      for (const other of zones) {
        if (name === other) return answerApex(settings, external, query, asked);
        if (isSubDomain(`${apex}.${other}`, name)) return answerBelowApex(settings, external, query, asked);
      }
      const found = external.services(asked, headless);
      if ('indeterminate' in found) return indeterminate(found.indeterminate);
      const { services, rcode } = found;
      if (services.length > 0) return answer(query, asked, services, settings, [soaRecord(settings, external, zone)]);
      if (rcode === rcodes.NXDOMAIN && fallsThrough(fallthrough, name)) {
        query.explain?.('fallthrough', 'no service has such a name or address, and fallthrough hands the query on');
        return next(query);
      }
      const reply = authoritative(query, rcode);
      reply.authority = [soaRecord(settings, external, zone)];
      query.explain?.('answer', `no service has an external address under this name: ${rcodeToString(rcode)}`);
      return { rcode: rcodes.NOERROR, response: reply };
    },
    transfer(zone, serial) {
      const external = cluster();
      return external ? transferZone(settings, external, zone, serial) : 'not authoritative';
    },
  };
};

function answer(
  query: Query,
  { qname, type }: Asked,
  services: readonly ServiceRecord[],
  settings: Settings,
  soa: ReturnType<typeof soaRecord>[],
): Outcome {
  let failed: Outcome | undefined; // by the first look-up that gives no answer
  const lookUp: LookUp = (name, wanted) => {
    const outcome = query.lookup(query, name, recordTypes[wanted]);
    if (outcome.indeterminate !== undefined) failed ??= indeterminate(outcome.indeterminate);
    else if (!outcome.response) failed ??= panicked('k8s_external looks at an answer that was never written');
    return outcome.response ?? authoritative(query);
  };
  const reply = authoritative(query);
  const { A, AAAA, SRV, PTR } = recordTypes;
  if (type === A || type === AAAA) {
    const { records, truncated } = addresses(services, qname, type === A ? 'A' : 'AAAA', settings, lookUp);
    reply.answer = [...records];
    reply.tc = truncated;
  } else if (type === SRV) {
    const { records, extra } = servers(services, qname, settings, lookUp);
    reply.answer = [...records];
    reply.additional = [...extra];
  } else if (type === PTR) reply.answer = pointers(services, qname, settings);
  if (failed) return failed;
  if (reply.answer.length === 0) reply.authority = soa;
  query.explain?.('answer', `${services.length} external addresses and ports give ${reply.answer.length} records`);
  return { rcode: rcodes.NOERROR, response: reply };
}
