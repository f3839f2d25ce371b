import { recordTypes } from '@corefile/dns';
import { type HandlerOf, typeOf } from '@corefile/evaluator';
import type { schema } from './schema.ts';

/** Looks for forwarding loops when CoreDNS starts (plugin/loop); queries of clients it only hands on. */
export const handle: HandlerOf<typeof schema> = () => ({
  name: 'loop',
  serve(query, next) {
    query.explain?.(
      'pass',
      typeOf(query) === recordTypes.HINFO
        ? 'the name is not the random one it asked for at its start'
        : 'it only watches for queries of type HINFO, at its start',
    );
    return next(query);
  },
});
