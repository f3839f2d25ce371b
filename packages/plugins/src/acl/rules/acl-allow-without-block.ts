import { addOption, defineRule, soundBlocks, stanzasOf, unsafe } from '@corefile/linter';
import type { schema } from '../schema.ts';

export const aclAllowWithoutBlock = defineRule({
  name: 'acl-allow-without-block',
  code: 'CF607',
  severity: 'warning',
  summary: 'A list of allow entries alone keeps nobody out.',
  why: 'A query that no entry of `acl` applies to is let through. `allow net 10.0.0.0/8` by itself changes nothing: all others are allowed as well.',
  fix: 'Add `block` as the last line.',
  bad: '.:53 {\n    acl {\n        allow net 10.0.0.0/8\n    }\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    acl {\n        allow net 10.0.0.0/8\n        block\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      const stanzas = stanzasOf<typeof schema>(block, 'acl');
      if (stanzas.some(({ valid, config }) => !valid || config.entries.some(({ kind }) => kind !== 'allow'))) continue;
      for (const stanza of stanzas) {
        if (stanza.config.entries.length === 0) continue;
        const edit = addOption(stanza, 'block');
        report(stanza.head, {
          what: 'this acl keeps nobody out: it only has allow entries',
          why: 'queries that no entry applies to are let through',
          instead: 'add block as the last line',
          fixes: edit ? unsafe('Block all others', edit) : [],
        });
      }
    }
  },
});
