import { findOpt, setUdpSize, udpSize } from '@corefile/dns';
import type { HandlerOf } from '@corefile/evaluator';
import type { schema } from './schema.ts';

/** Lowers the size of answers that a client says it takes (plugin/bufsize): for the plugins behind, and for the server. */
export const handle: HandlerOf<typeof schema> = ([stanza]) => {
  const size = stanza?.config.size ?? 1232;
  return {
    name: 'bufsize',
    serve(query, next) {
      const opt = findOpt(query.request);
      if (opt && udpSize(opt) > size) {
        query.explain?.('change', 'limits the size of the answer', { before: `${udpSize(opt)}`, after: `${size}` });
        setUdpSize(opt, size);
      } else query.explain?.('pass', `the client asks for no more than ${size} octets`);
      return next(query);
    },
  };
};
