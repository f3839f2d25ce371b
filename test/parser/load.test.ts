import { type LoadedBlock, load } from '@corefile/parser';
import { expect, test } from 'vitest';
import { memoryHost } from './memory-host.ts';

const directives = new Set(['log', 'errors', 'cache', 'whoami', 'forward']);
const read = (text: string, env: Record<string, string> = {}) =>
  load({ path: '/etc/Corefile', text }, memoryHost({}, env), { validDirectives: directives });
const keys = ({ keys }: LoadedBlock) => keys.map(key => key.text);

/** Blocks as `keys: directive tokens; …`. */
const shape = (text: string) =>
  read(text).blocks.map(
    block =>
      `${keys(block).join(' ')}: ${[...block.directives.values()].map(ts => ts.map(t => t.text).join(' ')).join('; ')}`,
  );

test.each<[why: string, text: string, blocks: string[]]>([
  ['the brace of a block may be on the next line', 'a.org\n{\n log\n}', ['a.org: log']],
  ['braces around a block are optional', 'a.org\nlog\nerrors', ['a.org: log; errors']],
  ['such a block ends at a stray brace', 'a.org\nlog\n}\nb.org\nlog', ['a.org: log', 'b.org: log']],
  ['foo{ is a name, so its block has no brace', 'foo:53{\n log\n}\n', ['foo:53{: log']],
  ['a comma at the end continues the list', 'a.org,\nb.org c.org {\n}', ['a.org b.org c.org: ']],
  ['a comma inside an address is part of it', 'a,b {\n}', ['a,b: ']],
  ['a line break without comma ends the list', 'a.org\nlog b.org', ['a.org: log b.org']],
  ['only addresses', 'a.org b.org', ['a.org b.org: ']],
  ['an empty word is no address', '"" a.org {\n}', ['a.org: ']],
  ['the next block may begin behind the brace', 'a.org {\n} b.org {\n}', ['a.org: ', 'b.org: ']],
  ['a surplus brace is an address', '. {\n log\n}\n}', ['.: log', '}: ']],
  ['stanzas of one name are joined', '. {\n log a\n errors\n log b\n}', ['.: log a log b; errors']],
  ['braces on the line of a directive', '. {\n cache { a }\n}', ['.: cache { a }']],
  ['a directive goes on behind its block', '. {\n cache {\n a\n } b\n}', ['.: cache { a } b']],
  ['even if the brace is on the next line', '. {\n cache\n {\n  a\n }\n log\n}', ['.: cache { a }; log']],
  ['quotes are forgotten', '. "{"\n log\n"}"', ['.: log']],
  ['a block without addresses is dropped', '{\n log\n}\na.org {\n}', ['a.org: ']],
  ['the brace of the last directive closes the block too', '. {\n cache {\n }\n', ['.: cache { }']],
  ['( x ) with blanks is three addresses', '( x ) {\n}', ['( x ): ']],
])('accepted: %s', (_, text, blocks) => {
  expect(read(text).problems).toEqual([]);
  expect(shape(text)).toEqual(blocks);
});

test.each<[text: string, ...[code: string, line: number][]]>([
  ['. {\n fowrard . 1.1.1.1\n}', ['unknown-directive', 2]],
  ['. {\n {\n  log\n }\n}', ['unknown-directive', 2]],
  ['. { whoami }', ['unexpected-close-brace', 1]],
  ['. {\n cache {\n  a\n', ['unexpected-eof', 3]],
  ['. {\n log\n', ['missing-close-brace', 2]],
  ['. {', ['missing-close-brace', 1]],
  ['. {\n log "a\n}\n', ['missing-close-brace', 2]],
  ['a.org, {\n log\n}', ['trailing-comma', 1]],
  ['a.org,\n', ['unexpected-eof', 1]],
  ['(a) {\n log\n}\n(a) {\n log\n}', ['duplicate-snippet', 4]],
  ['(a)\nlog', ['missing-open-brace', 2]],
  ['(a) {\n log {\n}', ['missing-close-brace', 3]],
])('refused: %j', (text, ...expected) => {
  expect(read(text).problems.map(({ code, line }) => [code, line])).toEqual(expected);
});

test.each(['', '# nothing\n', '{\n log\n}', '(a) {\n}', '{$NONE} {\n whoami\n}'])(
  '%j serves nothing, so CoreDNS runs its default server',
  text => expect(read(text).usesDefault).toBe(true),
);

test('reading goes on behind the first mistake', () => {
  const text = 'a.org, {\n  chache 30\n  log }\nb.org {\n  import\n  whomai\n  errors\n}\n';
  const { problems, blocks } = read(text);
  expect(problems.map(({ code, line }) => [code, line])).toEqual([
    ['trailing-comma', 1],
    ['unknown-directive', 2],
    ['unexpected-close-brace', 3],
    ['import-argument-count', 5],
    ['unknown-directive', 6],
  ]);
  expect(blocks.map(keys)).toEqual([['a.org'], ['b.org']]);
  expect(blocks[1]?.directives.has('errors')).toBe(true);
});

test('a forgotten brace is one mistake, not two', () => {
  const { problems, blocks } = read('a.org {\n  log\n\nb.org {\n  errors\n}\n');
  expect(problems.map(({ code, line }) => [code, line])).toEqual([['unknown-directive', 4]]);
  expect(blocks.map(keys)).toEqual([['a.org'], ['b.org']]);
});

test('stanzas keep their place in the joined stream and in the text', () => {
  const [block] = read('. {\n log a\n errors\n log b c\n}').blocks;
  expect(block?.stanzas.map(({ name, from, to }) => [name, from, to])).toEqual([
    ['log', 0, 2],
    ['errors', 0, 1],
    ['log', 2, 5],
  ]);
  expect([block?.open?.line, block?.close?.line]).toEqual([1, 5]);
});

test('problems say where: line for CoreDNS, range for the editor', () => {
  const text = '. {\n  chache 30\n}';
  const [problem] = read(text).problems;
  expect(problem).toMatchObject({ line: 2, range: { start: 6, end: 12 } });
  expect(problem?.range.source.path).toBe('/etc/Corefile');
});
