import { defineRule, removeWords, safe, soundBlocks } from '@corefile/linter';

export const debugEnabled = defineRule({
  name: 'debug-enabled',
  code: 'CF367',
  severity: 'warning',
  summary: 'With debug, a fault in any plugin ends the whole process.',
  why: 'CoreDNS normally survives a panic of a plugin and answers SERVFAIL. `debug` in one server block switches that off for all on the same listener, and writes much more to the log.',
  fix: 'Remove `debug` outside of a search for a fault.',
  bad: '.:53 {\n    bind 10.0.0.1\n    errors\n    debug\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    bind 10.0.0.1\n    errors\n    forward . 10.0.0.53\n}',
  profiles: ['standalone', 'cluster'],
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const { plugin, head, tokens } of block.stanzas) {
        if (plugin.name !== 'debug') continue;
        const edit = removeWords(tokens);
        report(head, {
          what: 'a panic of any plugin ends CoreDNS instead of one query',
          instead: 'remove debug',
          fixes: edit ? safe('Remove debug', edit) : [],
        });
      }
    }
  },
});
