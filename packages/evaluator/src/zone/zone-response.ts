import { rcodes, replyTo } from '@corefile/dns';
import type { Outcome, Query } from '../handler.ts';
import type { ZoneAnswer } from './zone-lookup.ts';

/** The message that carries what a zone says. A referral alone is not authoritative; behind an alias it keeps aa. */
export function zoneResponse(
  query: Query,
  { answer, authority, additional, result, indeterminate }: ZoneAnswer,
): Outcome {
  if (indeterminate !== undefined) return { rcode: rcodes.SERVFAIL, indeterminate };
  if (result === 'server failure' && answer.length === 0) return { rcode: rcodes.SERVFAIL };
  const response = replyTo(query.request);
  response.aa = result !== 'delegation' || answer.length > 0;
  response.answer = [...answer];
  response.authority = [...authority];
  response.additional = [...additional];
  if (result === 'name error') response.rcode = rcodes.NXDOMAIN;
  if (result === 'server failure') response.rcode = rcodes.SERVFAIL;
  return { rcode: rcodes.NOERROR, response };
}

/** What kind of answer it is, for the trace. */
export function explainZoneAnswer(query: Query, name: string, { answer, result }: ZoneAnswer): void {
  if (!query.explain) return;
  const words = {
    success:
      answer.length > 0 ? `${answer.length} records of ${name}` : `${name} has no records, but names below it have`,
    'name error': `the zone has no ${name}`,
    delegation: `${name} is delegated to other name servers`,
    'no data': `${name} is in the zone, but has no such record`,
    'server failure': 'the zone cannot answer',
  };
  query.explain('answer', words[result]);
}
