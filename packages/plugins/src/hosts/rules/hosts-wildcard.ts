import { defineRule } from '@corefile/linter';
import { hostLines, hostsOf } from '../host-lines.ts';

export const hostsWildcard = defineRule({
  name: 'hosts-wildcard',
  code: 'CF335',
  severity: 'warning',
  summary: 'A wildcard in hosts matches one label only, and nothing before 1.14.5.',
  why: 'Since 1.14.5 `*.apps.example.org` in `hosts` stands for names with exactly one label in the place of the star: `a.apps.example.org`, but neither `b.a.apps.example.org` nor `apps.example.org`. Older versions keep the star as it is and never match. A star anywhere else is no wildcard.',
  fix: 'If deeper names or older versions matter, use `template` or a zone file with a wildcard.',
  bad: '.:53 {\n    hosts {\n        10.0.0.1 *.apps.example.org\n        fallthrough\n    }\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    template IN A apps.example.org {\n        answer "{{ .Name }} 60 IN A 10.0.0.1"\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const stanza of hostsOf(file)) {
      for (const { names } of hostLines(stanza)) {
        for (const { name, at } of names) {
          if (!name.includes('*')) continue;
          const wild = name.startsWith('*.') && !name.slice(1).includes('*');
          report(at, {
            what: wild
              ? `${at.text} matches one label in the place of the star, no deeper name, and nothing before CoreDNS 1.14.5`
              : `the star in ${at.text} is an ordinary character: nobody asks for this name`,
            instead: 'use template or a zone file with a wildcard for more than that',
          });
        }
      }
    }
  },
});
