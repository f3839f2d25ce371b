import { children, isToken, load, type Node, parse, print, scan, type Token } from '@corefile/parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryHost } from './memory-host.ts';

/** A tree as nested arrays of words; what is missing is `?` and what was expected. */
type Sketch = string | Sketch[];
const sketch = (node: Node | Token): Sketch => {
  if (isToken(node)) return node.text;
  return node.kind === 'missing' ? `?${node.expected}` : [node.kind, ...children(node).map(sketch)];
};
const tree = (text: string) => (sketch(parse(text).file) as Sketch[]).slice(1);
const d = (...parts: Sketch[]) => ['directive', ...parts];

test('server blocks, directives, blocks, snippets, imports', () => {
  expect(
    tree('(s) {\n log\n}\na.org,\nb.org {\n import s\n forward . 1.1.1.1 {\n  max_fails 2\n }\n}\nimport x'),
  ).toEqual([
    ['snippet', '(s)', '{', d('log'), '}'],
    [
      'server-block',
      'a.org,',
      'b.org',
      '{',
      ['import', 'import', 's'],
      d('forward', '.', '1.1.1.1', ['block', '{', d('max_fails', '2'), '}']),
      '}',
    ],
    ['import', 'import', 'x'],
  ]);
});

test.each<[why: string, text: string, items: Sketch[]]>([
  ['a block without braces', 'a.org\nlog\n', [['server-block', 'a.org', '?{', d('log'), '?}']]],
  ['a missing brace', '. {\n log {\n x\n', [['server-block', '.', '{', d('log', ['block', '{', d('x'), '?}']), '?}']]],
  [
    'a surplus brace',
    '. {\n}\n}\nb {\n}',
    [
      ['server-block', '.', '{', '}'],
      ['stray', '}'],
      ['server-block', 'b', '{', '}'],
    ],
  ],
  [
    'a brace on the next line',
    '. {\n log\n {\n x\n }\n}',
    [['server-block', '.', '{', d('log', ['block', '{', d('x'), '}']), '}']],
  ],
  [
    'a brace where a directive should begin',
    '. {\n {\n x\n }\n}',
    [['server-block', '.', '{', d('?name', ['block', '{', d('x'), '}']), '}']],
  ],
  ['all on one line', '. { log }', [['server-block', '.', '{', d('log'), '}']]],
  ['an import without a path', '. {\n import\n}', [['server-block', '.', '{', ['import', 'import', '?path'], '}']]],
  [
    'an import in the manner of Caddy 2',
    'import a b {\n x\n}',
    [['import', 'import', 'a', 'b', ['block', '{', d('x'), '}']]],
  ],
  ['a block without a key', '{\n debug\n}', [['server-block', '{', d('debug'), '}']]],
])('recovers from %s', (_, text, items) => {
  expect(tree(text)).toEqual(items);
});

const pieces = [
  'a',
  'b,',
  '(s)',
  '{',
  '}',
  '{',
  '}',
  '\n',
  '\n',
  '\n',
  ' ',
  '"',
  '\\',
  '#',
  '\r',
  '\u00a0',
  '""',
  '\ufeff',
  '\ud800',
  'é',
  ',',
];
const texts = (...more: string[]) =>
  fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 60 }).map(all => all.join(''));

const leaves = (node: Node | Token): Token[] => (isToken(node) ? [node] : children(node).flatMap(leaves));

test('the tree holds every token once and in order, and prints as the text it came from', () => {
  fc.assert(
    fc.property(texts(' import ', 'import x'), text => {
      const { file } = parse(text);
      expect(leaves(file).map(({ start }) => start)).toEqual(
        scan({ path: '/', text }).tokens.map(({ start }) => start),
      );
      expect(print(file)).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

test('without imports and variables, the problems of a text are those of loading it', () => {
  fc.assert(
    fc.property(texts(), text => {
      const briefly = (problems: readonly { code: string; line: number }[]) =>
        problems.map(({ code, line }) => `${code} ${line}`);
      const loaded = load({ path: '/Corefile', text }, memoryHost()).problems;
      expect(briefly(parse(text).problems)).toEqual(briefly(loaded));
    }),
    { numRuns: 1000 },
  );
});
