import { defineRule, safe, soundBlocks, span, stanzasOf, wholeLines } from '@corefile/linter';
import type { StanzaLine } from '@corefile/schema';
import type { schema } from '../schema.ts';

export const aclRuleUnreachable = defineRule({
  name: 'acl-rule-unreachable',
  code: 'CF608',
  severity: 'warning',
  summary: 'An entry of acl stands below one that applies to every query.',
  why: 'The first entry that applies decides. `block` or `allow` without `net` and `type` applies to every query, so that nothing below it in the stanza is ever looked at.',
  fix: 'Write the entry for all queries last.',
  bad: '.:53 {\n    acl {\n        block\n        allow net 10.0.0.0/8\n    }\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    acl {\n        allow net 10.0.0.0/8\n        block\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const { lines } of stanzasOf<typeof schema>(block, 'acl')) {
        const index = lines.findIndex(isCatchAll);
        const [catchAll, next, last] = [lines[index], lines[index + 1], lines.at(-1)];
        if (!catchAll || !next || !last) continue;
        const tail = last.tokens.at(-1) ?? last.keyword;
        const moved = wholeLines(span(catchAll.keyword.token, (catchAll.tokens.at(-1) ?? catchAll.keyword).token));
        const source = catchAll.keyword.token.source;
        const end = source.text.indexOf('\n', tail.token.end) + 1;
        const fixable =
          tail.token.source === source &&
          next.keyword.token.source === source &&
          end > 0 &&
          source.text.slice(moved.start, moved.end).endsWith('\n');
        report(next.keyword, {
          what: `this entry is never looked at: ${catchAll.keyword.text} above applies to every query`,
          instead: 'write the entry for all queries last',
          related: [{ message: 'applies to all', at: catchAll.keyword }],
          fixes: fixable
            ? safe(
                'Move the entry for all queries to the end',
                { range: moved, text: '' },
                { range: { source, start: end, end }, text: source.text.slice(moved.start, moved.end) },
              )
            : [],
        });
      }
    }
  },
});

/** `*` for types or networks means all, as leaving them out does. */
function isCatchAll({ tokens }: StanzaLine): boolean {
  const words = tokens.map(({ text }) => text.toLowerCase());
  return words.length === 0 || words.every(word => word === 'net' || word === 'type' || word === '*');
}
