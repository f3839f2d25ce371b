import { defineRule, replaceWord, safe } from '@corefile/linter';
import { closest } from '@corefile/schema';
import { type HostLine, hostLines, hostsOf } from '../host-lines.ts';

const options = ['fallthrough', 'fallthrough_unsupported', 'no_reverse', 'ttl', 'reload'];

/** The option that a line without an address was probably meant as. */
export const meantOption = ({ family, line, words }: HostLine): string | undefined =>
  family === undefined && words.length <= 2 ? closest(line.keyword.text, options) : undefined;

export const hostsOptionSwallowed = defineRule({
  name: 'hosts-option-swallowed',
  code: 'CF331',
  severity: 'warning',
  summary: 'A misspelt option of hosts is taken for an entry and dropped.',
  why: 'As long as no `fallthrough` stands above it, `hosts` takes each line that begins with no option for an entry like those of /etc/hosts. An entry without an address is then thrown away in silence. So a misspelt `fallthrough` does nothing, and no error says so.',
  fix: 'Correct the word.',
  bad: '.:53 {\n    hosts /etc/hosts example.org {\n        10.0.0.1 db.example.org\n        fallthroug\n    }\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    hosts /etc/hosts example.org {\n        10.0.0.1 db.example.org\n        fallthrough\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const stanza of hostsOf(file)) {
      for (const entry of hostLines(stanza)) {
        const option = meantOption(entry);
        if (!option) continue;
        report(entry.line.keyword, {
          what: `'${entry.line.keyword.text}' is no option, and is dropped as an entry without an address`,
          instead: `write ${option}`,
          fixes: safe(`Write ${option}`, replaceWord(entry.line.keyword, option)),
        });
      }
    }
  },
});
