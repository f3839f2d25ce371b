import { type HandlerOf, pass } from '@corefile/evaluator';
import { evaluateExpression } from '@corefile/golang';
import { questionsOf } from './questions.ts';
import type { schema } from './schema.ts';

/** Lets into the block the queries that all its expressions hold for (plugin/view). */
export const handle: HandlerOf<typeof schema> = ([stanza], { world }) => {
  const viewName = stanza?.config.name ?? '';
  const programs = stanza?.config.expr ?? [];
  return {
    name: 'view',
    serve: pass,
    viewName,
    provideMetadata: (_, labels) => labels.set('view/name', () => viewName),
    filter(query) {
      const questions = questionsOf(query);
      const clock = { unixNanoseconds: BigInt(Math.trunc(world.now())) * 1_000_000n, offsetSeconds: 0 };
      return programs.every(expression => {
        const result = expression && evaluateExpression(expression, questions, clock);
        const holds = result?.ok === true && result.value.isTrue;
        query.trace?.({
          plugin: 'view',
          at: undefined,
          action: holds ? 'pass' : 'refuse',
          why: `${holds ? 'holds' : 'does not hold'} in view ${viewName}: ${expression?.source}`,
          depth: query.depth,
        });
        return holds;
      });
    },
  };
};
