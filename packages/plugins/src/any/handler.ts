import { record, recordTypes, replyTo } from '@corefile/dns';
import { type HandlerOf, typeOf } from '@corefile/evaluator';
import type { schema } from './schema.ts';

/** Answers ANY as RFC 8482 has it (plugin/any). */
export const handle: HandlerOf<typeof schema> = () => ({
  name: 'any',
  serve(query, next) {
    if (typeOf(query) !== recordTypes.ANY) return next(query);
    query.explain?.('answer', 'queries for ANY get a HINFO record instead of all there is');
    const response = replyTo(query.request);
    const name = response.question[0]?.name ?? '.';
    response.answer = [record(name, 'HINFO', 8482, { cpu: 'ANY obsoleted', os: 'See RFC 8482' })];
    return { rcode: 0, response };
  },
});
