import { defineRule, within } from '@corefile/linter';
import { hostLines, hostsOf } from '../host-lines.ts';

export const hostsNameOutsideZone = defineRule({
  name: 'hosts-name-outside-zone',
  code: 'CF333',
  severity: 'warning',
  summary: 'A name in hosts lies outside the zones it answers for, and is dropped.',
  why: '`hosts` keeps only names within its zones, which are those of the server block unless others are given. A name without a domain, `web`, is the name `web.` below the root and thus outside of every other zone.',
  fix: 'Write the whole name, or put the entry into a server block that has its zone.',
  bad: 'example.org:53 {\n    hosts {\n        10.0.0.1 db.example.com\n        10.0.0.2 web\n        fallthrough\n    }\n    forward . 10.0.0.53\n}',
  good: 'example.org:53 {\n    hosts {\n        10.0.0.1 db.example.org\n        10.0.0.2 web.example.org\n        fallthrough\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const stanza of hostsOf(file)) {
      const { zones } = stanza.config;
      for (const { names } of hostLines(stanza)) {
        for (const { name, at } of names) {
          if (within(zones, name)) continue;
          report(at, {
            what: `${at.text} is dropped: it is not in ${zones.slice(0, 3).join(', ')}`,
            instead:
              at.text.includes('.') || !zones[0]
                ? 'put it into a server block of its zone'
                : `write the whole name, such as ${at.text}.${zones[0].replace(/\.$/, '')}`,
          });
        }
      }
    }
  },
});
