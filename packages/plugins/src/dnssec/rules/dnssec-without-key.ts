import { defineRule, soundBlocks, stanzasOf } from '@corefile/linter';
import type { schema } from '../schema.ts';

export const dnssecWithoutKey = defineRule({
  name: 'dnssec-without-key',
  code: 'CF610',
  severity: 'warning',
  summary: 'dnssec without a key signs nothing.',
  why: '`dnssec` signs answers with the keys it is given. Without a `key` it starts, and every answer goes out unsigned.',
  fix: 'Add `key file PATH`, or remove `dnssec`.',
  bad: 'example.org:53 {\n    forward . 10.0.0.53\n    dnssec\n}',
  good: 'example.org:53 {\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const { config, head, valid } of stanzasOf<typeof schema>(block, 'dnssec')) {
        if (!valid || config.key.length > 0) continue;
        report(head, {
          what: 'nothing is signed: dnssec has no key',
          instead: 'add key file PATH, or remove dnssec',
        });
      }
    }
  },
});
