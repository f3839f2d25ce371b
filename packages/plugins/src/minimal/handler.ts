import { type HandlerOf, panicked, typify } from '@corefile/evaluator';
import type { schema } from './schema.ts';

/** Leaves only the answer section in positive answers (plugin/minimal). */
export const handle: HandlerOf<typeof schema> = (_, { world }) => ({
  name: 'minimal',
  serve(query, next) {
    const outcome = next(query);
    if (outcome.indeterminate !== undefined || outcome.panicked) return outcome;
    if (outcome.holdsNil === 'dnssec')
      return panicked('minimal seeks signatures in an answer with a record that is nil');
    if (outcome.holdsNil) return outcome;
    const { response, ...failed } = outcome;
    // An error from behind is all that is handed on: an answer written beside it is lost.
    if (outcome.error !== undefined) return failed;
    if (!response) return { ...panicked('minimal writes an answer that is nil'), writesNil: true };
    const type = typify(response, world.now());
    if (type !== 'no error') return { ...outcome, rcode: 0 };
    query.explain?.('change', 'leaves out the authority and additional sections');
    return { ...outcome, rcode: 0, response: { ...response, authority: [], additional: [] } };
  },
});
