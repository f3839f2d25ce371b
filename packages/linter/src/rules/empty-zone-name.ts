import type { Range } from '@corefile/parser';
import type { Edit } from '../problem.ts';
import { defineRule } from '../rule.ts';
import { neighbour, safe, span, unsafe, wordAt, written } from '../words.ts';

export const emptyZoneName = defineRule({
  name: 'empty-zone-name',
  code: 'CF380',
  severity: 'error',
  summary: 'The address of a server block has no zone that is a name.',
  why: 'An address is `[SCHEME://]ZONE[:PORT]`, and the zone may not be left out: `:53` is refused, and so is `example.org :53`, and `{$ZONE}:53` where the variable is not set. Releases before 1.6 let it pass.',
  fix: 'Write `.:53` for all names.',
  bad: ':53 {\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    forward . 192.0.2.1\n}',
  raisedBy: ['empty-zone-name'],
  refine({ about }) {
    const text = written(about);
    const token = wordAt(about)?.token;
    if (!token || !/^:\d+,?$/.test(text)) return undefined;
    const edit = (range: Range, text: string): Edit => ({ range, text });
    const before = neighbour(about, -1);
    const isKey = before?.line === token.line && before.text !== '}' && !/[:,]/.test(before.text);
    if (isKey && before)
      return { fixes: unsafe(`Write ${before.text}${text}`, edit(span(before, token), before.text + text)) };
    return { fixes: safe(`Write .${text}`, edit(about, `.${text}`)) };
  },
});
