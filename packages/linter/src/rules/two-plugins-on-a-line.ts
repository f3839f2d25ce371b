import type { Token } from '@corefile/parser';
import { defineRule } from '../rule.ts';
import { safe, span, wordAt } from '../words.ts';

export const twoPluginsOnALine = defineRule({
  name: 'two-plugins-on-a-line',
  code: 'CF108',
  severity: 'error',
  summary: 'Several plugins stand on one line.',
  why: 'A directive takes everything up to the end of its line: of `errors log`, CoreDNS reads `log` as an argument of `errors`.',
  fix: 'Write each plugin on a line of its own.',
  bad: '.:53 {\n    errors any\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    errors\n    any\n    forward . 192.0.2.1\n}',
  refines: ['invalid-value', 'too-many-arguments', 'inconsistent-options'],
  refine({ about }, { plugins }) {
    const line = wordAt(about)?.line ?? [];
    const isPlugin = ({ text, quoted }: Token) => !quoted && plugins.some(({ name }) => name === text);
    if (line.length < 2 || !line.every(isPlugin)) return undefined;
    const [first, last] = [line[0] as Token, line.at(-1) as Token];
    const { text } = first.source;
    const indent = text.slice(text.lastIndexOf('\n', first.start - 1) + 1, first.start);
    const names = line.map(token => token.text);
    return {
      at: span(first, last),
      what: `${names.map(name => `'${name}'`).join(' and ')} stand on one line`,
      why: `CoreDNS takes the rest of the line for arguments of '${names[0]}'`,
      instead: 'give each a line of its own',
      fixes:
        indent.trim() === ''
          ? safe('Split the line', { range: span(first, last), text: names.join(`\n${indent}`) })
          : [],
    };
  },
});
