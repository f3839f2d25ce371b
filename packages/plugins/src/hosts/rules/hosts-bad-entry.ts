import { defineRule, replaceWord, safe } from '@corefile/linter';
import { familyOf, hostLines, hostsOf } from '../host-lines.ts';
import { meantOption } from './hosts-option-swallowed.ts';

export const hostsBadEntry = defineRule({
  name: 'hosts-bad-entry',
  code: 'CF332',
  severity: 'warning',
  summary: 'An entry of hosts does not begin with an IP address, or names nobody, and is dropped.',
  why: 'An entry is `ADDRESS NAME...` as in /etc/hosts. A line whose first word is no plain IP address is skipped in silence: name and address the wrong way round, an address with a port or a network mask, a URL, another name instead of an address. So is an address without a name.',
  fix: 'Write `ADDRESS NAME...`. A name that stands for another belongs in `rewrite`, `template` or a zone file.',
  bad: '.:53 {\n    hosts /etc/hosts corp.example.org {\n        db.corp.example.org 10.0.0.1\n        10.0.0.2:8080 api.corp.example.org\n        fallthrough\n    }\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    hosts /etc/hosts corp.example.org {\n        10.0.0.1 db.corp.example.org\n        10.0.0.2 api.corp.example.org\n        fallthrough\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const stanza of hostsOf(file)) {
      for (const entry of hostLines(stanza)) {
        const [first, second] = entry.words;
        if (!first || meantOption(entry) || (entry.family && second)) continue;
        const turned = entry.words.length === 2 && second && familyOf(second.text);
        report(first, {
          what: entry.family
            ? `the address ${first.text} has no name, so that the line is dropped`
            : `'${first.text}' is no IP address, so that the line is dropped`,
          instead: turned ? 'write the address first' : 'write ADDRESS NAME...',
          fixes: turned
            ? safe('Write the address first', replaceWord(first, second.text), replaceWord(second, first.text))
            : [],
        });
      }
    }
  },
});
