import { type HandlerOf, matchZone, nameOf, pass } from '@corefile/evaluator';
import type { schema } from './schema.ts';

/** Collects what the plugins of the block know about a query, before its chain is run (plugin/metadata). */
export const handle: HandlerOf<typeof schema> = ([stanza], setup) => {
  const zones = stanza?.config.zones ?? [];
  return {
    name: 'metadata',
    serve: pass,
    collect(query) {
      const labels = new Map<string, () => string>();
      if (matchZone(zones, nameOf(query)) !== '')
        for (const { provideMetadata } of setup.plugins()) provideMetadata?.(query, labels);
      return labels;
    },
  };
};
