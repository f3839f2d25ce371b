import { defineRule, moveBefore, safe, soundBlocks, stanzasOf, zonesAbove } from '@corefile/linter';
import type { Infer, Stanza } from '@corefile/schema';
import type { schema } from '../schema.ts';

export const logRuleShadowed = defineRule({
  name: 'log-rule-shadowed',
  code: 'CF369',
  severity: 'warning',
  summary: 'A log stanza above decides for the names of this one.',
  why: 'The first `log` whose name fits a query decides, even when it then writes nothing because of its classes. A stanza for a smaller zone below one for a larger is never used.',
  fix: 'Write the smaller zone first.',
  bad: '.:53 {\n    log . {\n        class error\n    }\n    log example.org {\n        class denial\n    }\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    log example.org {\n        class denial\n    }\n    log . {\n        class error\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      const first = new Map<string, Stanza<Infer<typeof schema>>>();
      for (const stanza of stanzasOf<typeof schema>(block, 'log')) {
        const names = stanza.config.names.map(name => name.toLowerCase());
        const takers = names.map(name => zonesAbove(name).flatMap(zone => first.get(zone) ?? [])[0]);
        const [taker] = takers;
        if (taker && takers.every(each => each !== undefined)) {
          const edits = names.every(name => !taker.config.names.includes(name)) ? moveBefore(stanza, taker) : undefined;
          report(stanza.head, {
            what: 'this log is never used: one above decides for all of its names',
            instead: 'write the smaller zone first',
            related: [{ message: 'decides first', at: taker.head }],
            fixes: edits ? safe('Move it above', ...edits) : [],
          });
        }
        for (const name of names) if (!first.has(name)) first.set(name, stanza);
      }
    }
  },
});
