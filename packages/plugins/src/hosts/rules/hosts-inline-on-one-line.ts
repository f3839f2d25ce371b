import { defineRule, type Edit, indentOf, safe } from '@corefile/linter';
import { familyOf, hostsOf } from '../host-lines.ts';

export const hostsInlineOnOneLine = defineRule({
  name: 'hosts-inline-on-one-line',
  code: 'CF334',
  severity: 'warning',
  summary: 'An entry stands on the line of hosts, where a file and zones belong.',
  why: 'The first argument of `hosts` is the path of a file and the others are zones. `hosts 10.0.0.1 db.example.org` looks for a file called `10.0.0.1` and takes the zone `db.example.org` for itself, with no data: the very name that was to be served gets SERVFAIL.',
  fix: 'Write the entry into a block.',
  bad: '.:53 {\n    hosts 10.0.0.1 db.example.org\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    hosts {\n        10.0.0.1 db.example.org\n        fallthrough\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const { head, args, lines, tokens } of hostsOf(file)) {
      const [first] = args.tokens;
      const last = args.tokens.at(-1);
      if (!first || !last || !familyOf(first.text)) continue;
      const indent = indentOf(head);
      const { source, end } = head.token;
      const entry = args.tokens.map(({ text }) => text).join(' ');
      const edit: Edit = {
        range: { source, start: end, end: last.token.end },
        text: ` {\n${indent}    ${entry}\n${indent}    fallthrough\n${indent}}`,
      };
      const alone =
        lines.length === 0 && tokens.every(({ token }) => token.source === source) && tokens.at(-1) === last;
      report(first, {
        what: `'${first.text}' is taken for the path of a file${args.tokens.length > 1 ? ', and the names behind it for zones' : ''}`,
        why: 'there are no entries then, and these names get SERVFAIL',
        instead: 'write the entry into a block',
        fixes: alone && args.tokens.length > 1 ? safe('Write it as a block', edit) : [],
      });
    }
  },
});
