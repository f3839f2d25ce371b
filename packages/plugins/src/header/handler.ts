import type { Message } from '@corefile/dns';
import { type HandlerOf, panicked } from '@corefile/evaluator';
import type { Infer } from '@corefile/schema';
import type { schema } from './schema.ts';

type Rule = Infer<typeof schema>['entries'][number];

/** Sets and clears flags of queries and answers (plugin/header). */
export const handle: HandlerOf<typeof schema> = stanzas => {
  const rules = stanzas.find(({ config }) => config.entries.length > 0)?.config.entries ?? [];
  const forQueries = rules.filter(({ kind }) => kind === 'query');
  const forResponses = rules.filter(({ kind }) => kind === 'response');
  return {
    name: 'header',
    serve(query, next) {
      if (forQueries.length > 0) {
        apply(forQueries, query.request);
        query.explain?.('rewrite', `changes flags of the query: ${describe(forQueries)}`);
      }
      const outcome = next(query);
      if (outcome.writesNil && forResponses.length > 0)
        return panicked('header changes flags of an answer that is nil');
      if (!outcome.response || forResponses.length === 0) return outcome;
      apply(forResponses, outcome.response);
      query.explain?.('change', `changes flags of the answer: ${describe(forResponses)}`);
      return outcome;
    },
  };
};

function apply(rules: readonly Rule[], message: Message): void {
  for (const { action, flags } of rules) for (const flag of flags) message[flag] = action === 'set';
}

const describe = (rules: readonly Rule[]): string =>
  rules.map(({ action, flags }) => `${action} ${flags.join(' ')}`).join(', ');
