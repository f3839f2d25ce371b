import { defineRule, soundBlocks, stanzasOf } from '@corefile/linter';
import type { schema as auto } from '../auto/schema.ts';

export const referencedFileMissing = defineRule({
  name: 'referenced-file-missing',
  code: 'CF611',
  severity: 'warning',
  summary: 'The data of a plugin is not there, and CoreDNS starts without it.',
  why: '`auto` without `directory` starts and serves no zone at all. A zone file or hosts file that does not exist is waited for, and its names get SERVFAIL until it is there.',
  fix: 'Name the directory or file that holds the data.',
  bad: 'example.org:53 {\n    auto\n    forward . 10.0.0.53\n}',
  good: 'example.org:53 {\n    auto {\n        directory /etc/coredns/zones\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const { config, head, valid } of stanzasOf<typeof auto>(block, 'auto')) {
        if (!valid || config.directory !== undefined) continue;
        report(head, { what: 'auto has no directory and serves no zone', instead: 'add directory PATH' });
      }
    }
  },
});
