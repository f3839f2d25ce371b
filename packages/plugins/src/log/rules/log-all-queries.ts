import { addOption, defineRule, soundBlocks, stanzasOf, unsafe } from '@corefile/linter';
import type { schema } from '../schema.ts';

export const logAllQueries = defineRule({
  name: 'log-all-queries',
  code: 'CF512',
  severity: 'info',
  summary: 'Every query is written to the log.',
  why: '`log` without a class writes a line for each query. On a busy server that costs time, and room wherever logs are kept.',
  fix: 'Log only what failed: `class denial error`. Answers without a record count as denial.',
  bad: '.:53 {\n    errors\n    bind 10.0.0.1\n    log\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    errors\n    bind 10.0.0.1\n    log . {\n        class denial error\n    }\n    forward . 10.0.0.53\n}',
  profiles: ['cluster', 'standalone'],
  namedProfileOnly: true,
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const stanza of stanzasOf<typeof schema>(block, 'log')) {
        const { names, class: classes } = stanza.config;
        if (
          !stanza.valid ||
          !names.includes('.') ||
          classes.some(each => each.some(kind => kind !== 'all' && kind !== 'success'))
        )
          continue;
        const edit = stanza.lines.length === 0 ? addOption(stanza, 'class denial error') : undefined;
        report(stanza.head, {
          what: 'every query is logged',
          instead: 'log only what failed with class denial error, unless all are needed',
          fixes: edit ? unsafe('Log only denials and errors', edit) : [],
        });
      }
    }
  },
});
