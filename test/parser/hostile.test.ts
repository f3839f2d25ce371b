import { load, parse, print } from '@corefile/parser';
import { expect, test } from 'vitest';
import { memoryHost } from './memory-host.ts';

const block = 'a.org {\n  log\n  forward . 1.1.1.1 {\n    max_fails 2\n  }\n}\n';

// generous: a shared machine may be ten times slower than a good day; a quadratic pass would take minutes
test.each<[what: string, text: string]>([
  ['100,000 blocks', block.repeat(100_000)],
  ['100,000 open braces', '{ '.repeat(100_000)],
  ['100,000 nested directives', 'a {\n'.repeat(100_000)],
  ['100,000 closing braces', '}\n'.repeat(100_000)],
  ['a word of 1 MB', 'a'.repeat(1e6)],
  ['an open quote of 1 MB', `"${'a\n'.repeat(5e5)}`],
  ['200,000 empty words on a line', '""'.repeat(2e5)],
  ['200,000 glued comments', 'a#b '.repeat(2e5)],
  ['a word of variables', `. {\n log ${'{$A}'.repeat(1e5)}{$\n}\n`],
  ['a word of open variables', `. {\n log ${'{$'.repeat(5e5)}\n}\n`],
  ['binary', Array.from({ length: 1e5 }, (_, n) => String.fromCharCode((n * 7919) % 256)).join('')],
  ['lone surrogates', '\ud800 \udc00{\n'.repeat(1000)],
])(
  '%s',
  (_, text) => {
    const { file } = parse(text);
    expect(print(file)).toBe(text);
    expect(() => load({ path: '/Corefile', text }, memoryHost())).not.toThrow();
  },
  60_000,
);

test('100,000 imports of one file do not move what lies behind them', () => {
  const host = memoryHost({ '/a': 'log\n' });
  const { problems, imports } = load({ path: '/Corefile', text: `. {\n${'import a\n'.repeat(100_000)}}\n` }, host);
  expect([problems.length, imports.length]).toEqual([0, 100_000]);
});

test('a text of more than 1,500,000 words is read up to there, by whole blocks', () => {
  const text = `${'. {\n'}${'log\n'.repeat(1_500_000)}}\nb.org {\n  log\n}\n`;
  const { blocks, problems, unread } = load({ path: '/Corefile', text }, memoryHost());
  expect([blocks.length, blocks[0]?.stanzas.length, problems.length]).toEqual([1, 1_500_000, 0]);
  expect(unread).toMatchObject({ text: 'b.org', line: 1_500_003 });
}, 60_000);
