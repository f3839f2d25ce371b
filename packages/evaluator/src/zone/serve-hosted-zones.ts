import { rcodes, replyTo } from '@corefile/dns';
import type { Handler } from '../handler.ts';
import { nameOf } from '../request.ts';
import { fallsThrough, zoneMatcher } from '../zones.ts';
import type { HostedZone } from './hosted-zone.ts';
import { lookUp, type ZoneAnswer } from './zone-lookup.ts';
import { explainZoneAnswer } from './zone-response.ts';

/**
 * Answers from zones that a provider hosts (ServeDNS of route53, azure and clouddns, which are one another's copies).
 * Of several zones of one name the first that knows the queried name answers. Unlike in `file` a result of SERVFAIL keeps
 * no CNAME, and whatever has no answer may go to the next plugin, referrals too.
 */
export function serveHostedZones(hosted: readonly HostedZone[], fallthrough: readonly string[]): Handler {
  const byOrigin = new Map<string, HostedZone[]>();
  for (const one of hosted) {
    const same = byOrigin.get(one.origin);
    if (same) same.push(one);
    else byOrigin.set(one.origin, [one]);
  }
  const match = zoneMatcher([...byOrigin.keys()]);
  return (query, next) => {
    const name = nameOf(query);
    const origin = match(name);
    if (origin === '') {
      query.explain?.('pass', `${name} lies in none of its zones`);
      return next(query);
    }
    let found: ZoneAnswer | undefined;
    for (const { zone } of byOrigin.get(origin) ?? []) {
      if (typeof zone === 'string') return { rcode: rcodes.SERVFAIL, indeterminate: zone };
      found = lookUp(zone, query, name);
      if (found.indeterminate !== undefined) return { rcode: rcodes.SERVFAIL, indeterminate: found.indeterminate };
      if (found.answer.length > 0 || found.result === 'no data') break;
    }
    if (!found) return { rcode: rcodes.SERVFAIL };
    const { answer, authority, additional, result } = found;
    if (answer.length === 0 && result !== 'no data' && fallsThrough(fallthrough, name)) {
      query.explain?.(
        'fallthrough',
        `the zone ${origin} has no answer for ${name}, and fallthrough hands the query on`,
      );
      return next(query);
    }
    explainZoneAnswer(query, name, found);
    if (result === 'server failure') return { rcode: rcodes.SERVFAIL };
    const response = replyTo(query.request, result === 'name error' ? rcodes.NXDOMAIN : rcodes.NOERROR);
    response.aa = result !== 'delegation';
    response.answer = [...answer];
    response.authority = [...authority];
    response.additional = [...additional];
    return { rcode: rcodes.NOERROR, response };
  };
}
