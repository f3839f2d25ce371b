import { defineRule, soundBlocks, stanzasOf } from '@corefile/linter';
import type { schema as forward } from '../../forward/schema.ts';

export const loadbalanceMisread = defineRule({
  name: 'loadbalance-misread',
  code: 'CF357',
  severity: 'info',
  summary: 'loadbalance shuffles the records of answers; it does not choose among upstreams.',
  why: '`loadbalance round_robin` changes the order of A, AAAA and MX records in each answer. Which server `forward` asks is settled by its own `policy`, at random unless set.',
  fix: 'Write `policy round_robin` into the block of `forward` if the upstreams are meant.',
  bad: '.:53 {\n    loadbalance round_robin\n    forward . 10.0.0.53 10.0.1.53\n}',
  good: '.:53 {\n    forward . 10.0.0.53 10.0.1.53 {\n        policy round_robin\n    }\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      const stanza = block.stanzas.find(({ plugin }) => plugin.name === 'loadbalance');
      const word = stanza?.args.tokens[0];
      if (word?.text !== 'round_robin') continue;
      const several = stanzasOf<typeof forward>(block, 'forward').find(
        ({ valid, config }) => valid && config.to.length > 1 && !config.policy,
      );
      if (!several) continue;
      report(word, {
        what: 'this shuffles the records within answers, and has no influence on which upstream is asked',
        instead: 'for that write policy round_robin into the block of forward',
        related: [{ message: 'chooses at random', at: several.head }],
      });
    }
  },
});
