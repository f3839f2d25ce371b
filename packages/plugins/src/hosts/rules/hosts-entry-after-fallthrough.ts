import { parseIP } from '@corefile/golang';
import { defineRule, type Fix, rangeOf, safe, span, stanzaAt, wholeLines, wordAt, written } from '@corefile/linter';
import type { Stanza } from '@corefile/schema';

export const hostsEntryAfterFallthrough = defineRule({
  name: 'hosts-entry-after-fallthrough',
  code: 'CF221',
  severity: 'error',
  summary: 'An entry of hosts stands behind fallthrough.',
  why: 'In the block of `hosts` a line that begins with no option is an entry, but only as long as no `fallthrough` stands above it; behind that, CoreDNS takes the address for an option that it does not know.',
  fix: 'Move `fallthrough` to the end of the block.',
  bad: '.:53 {\n    hosts {\n        fallthrough\n        192.0.2.10 db.example.org\n    }\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    hosts {\n        192.0.2.10 db.example.org\n        fallthrough\n    }\n    forward . 192.0.2.1\n}',
  refines: ['unknown-option'],
  refine({ about }, { model }) {
    const stanza = stanzaAt(model, about)?.stanza;
    const text = wordAt(about)?.token.text ?? '';
    const option = stanza?.lines.find(({ name }) => name === 'fallthrough');
    if (stanza?.plugin.name !== 'hosts' || !option || !parseIP(text)) return undefined;
    return {
      what: `the entry of ${text} stands behind fallthrough`,
      why: 'there CoreDNS takes only options',
      instead: 'move fallthrough to the end of the block',
      related: [{ message: 'fallthrough', at: option.keyword }],
      fixes: moveToEnd(stanza, option),
    };
  },
});

function moveToEnd({ tokens }: Stanza, { keyword, tokens: args }: Stanza['lines'][number]): readonly Fix[] {
  const close = tokens.at(-1)?.token;
  const line = wholeLines(span(rangeOf(keyword), rangeOf(args.at(-1) ?? keyword)));
  if (close?.text !== '}' || close.source !== line.source || !written(line).endsWith('\n')) return [];
  const end = wholeLines(close);
  if (end.end - end.start < 2 || end.start < line.end) return [];
  return safe(
    'Move fallthrough to the end',
    { range: line, text: '' },
    { range: { ...end, end: end.start }, text: written(line) },
  );
}
