import type { HandlerOf } from '@corefile/evaluator';
import type { schema } from './schema.ts';

/** Gives queries a deadline (plugin/cancel), after which plugins behind it, such as forward, give up. */
export const handle: HandlerOf<typeof schema> = (stanzas, { world }) => {
  const timeout = stanzas.at(-1)?.config.timeout ?? 5001;
  return {
    name: 'cancel',
    serve(query, next) {
      query.explain?.('pass', `the plugins behind have ${timeout} ms for this query`);
      const end = world.now() + timeout;
      let answered = false;
      const outcome = next({
        ...query,
        isCancelled: () => answered || query.isCancelled() || world.now() >= end,
      });
      // A cache behind cannot refresh its entries any more: CoreDNS ends all work for the query with its answer.
      answered = true;
      return outcome;
    },
  };
};
