import { expect, test } from 'vitest';
import { inFolder, run } from './run.ts';

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

// The first two took 29 and 48 s (50 000 keys, 20 000 braces) while a rule read all keys, or the text, for each key or problem.
test.each([
  ['20 000 keys of one block', `${lines(20_000, i => `z${i}.example `)}{\n    whoami\n}\n`, 0],
  ['blocks within blocks', '. {\n'.repeat(3_000), 1],
  ['braces that close nothing', '}\n'.repeat(3_000), 1],
  ['one long word', `. {\n    ${'a'.repeat(1_000_000)}\n}\n`, 1],
  ['a file that imports itself', 'import Corefile\n', 1],
  ['snippets that import each other', '(a) {\n import b\n}\n(b) {\n import a\n}\n. {\n import a\n}\n', 1],
  ['a path longer than any file has', `import ${'a'.repeat(100_000)}\n`, 1],
  // It took minutes while each comment was held against each problem, and each key looked at all others of its line.
  ['10 000 comments', `. {\n${'    bogus # corefile-lint-disable-line unknown-plugin\n'.repeat(10_000)}}\n`, 0],
  ['5 000 bad keys of one line', `${lines(5_000, i => `a..b${i} `)}{\n    whoami\n}\n`, 1],
  ['3 000 misspelt plugins', `. {\n${lines(3_000, i => `    forwrd${i} . 192.0.2.1\n`)}}\n`, 1],
  ['bytes that are no text', '\0\ufffd\ud800 {\n\0 \u{1}\n', 1],
])(
  '%s: a verdict within seconds, no exception',
  async (_, text, code) => {
    inFolder({ Corefile: text });
    const result = await run('Corefile', '-f', 'json', '--no-config');
    expect([result.code, result.err]).toEqual([code, '']);
    expect((await run('fmt', 'Corefile')).code).toBeLessThan(3);
  },
  15_000,
);

const tenfold = 'bcdefghij'
  .split('')
  .map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[i]}`).join(', ')}]\n`)
  .join('');
test.each([
  ['a configuration whose aliases multiply', `a: &a [x]\n${tenfold}rules: *j\n`],
  ['a configuration with an alias of nothing', 'rules: *nowhere\n'],
])('%s is refused, not followed', async (_, config) => {
  inFolder({ Corefile: '. {\n    whoami\n}\n', '.corefile-lint.yaml': config });
  expect(await run('Corefile')).toMatchObject({ code: 2, err: expect.stringContaining('.corefile-lint.yaml') });
});

test('20 000 aliases in a manifest are each looked up once', async () => {
  inFolder({ 'a.yaml': `a: &a x\n${lines(20_000, i => `a${i}: *a\n`)}kind: ConfigMap\n` });
  expect((await run('a.yaml', '--no-config')).code).toBe(1);
}, 15_000);

test('of more problems than 100 000 the errors are told first, and that there are more', async () => {
  const warned = '    forward . 127.0.0.1\n'.repeat(60_000);
  inFolder({ Corefile: `. {\n${warned}${'    bogus\n'.repeat(60_000)}}\n` });
  const { code, out } = await run('Corefile', '--no-config');
  expect(code).toBe(1);
  expect(out).toContain(
    'Corefile:1:1: warning: there are 100000 problems or more; no further ones are told [limit-reached]',
  );
  expect(out).toMatch(/\n60000 errors, 40001 warnings, 0 info in 1 file\n$/);
}, 60_000);
