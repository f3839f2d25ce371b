import { chmodSync, mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inFolder, read, run } from './run.ts';

const wrong = '.:53 {\n    errors\n    bogus\n}\n';
const fine = '.:53 {\n    errors\n    forward . 192.0.2.1\n}\n';

test('a wrong configuration is told at its place and stops its own files only', async () => {
  inFolder({
    'a/Corefile': wrong,
    'b/Corefile': wrong,
    'b/.corefile-lint.yaml': 'rules:\n  errors-mising: off\nselect: [syntx]\ncorednsVersion: 1.10\n',
  });
  const { code, out, err } = await run('-f', 'oneline');
  expect(code).toBe(2);
  expect(out).toMatch(/^a\/Corefile:3:5: error: .*\n$/);
  expect(err).toMatch(/b\/\.corefile-lint\.yaml:2:3: no rule is called 'errors-mising'/);
  expect(err).toMatch(/b\/\.corefile-lint\.yaml:3:10: .*no rule is called 'syntx'; did you mean 'syntax'\?/);
  expect(err).toMatch(/b\/\.corefile-lint\.yaml:4:17: .*in quotes/);
});

test('each configuration has its own threshold and baseline', async () => {
  inFolder({
    'a/Corefile': 'example.org {\n    forward . 192.0.2.1\n}\n',
    'a/.corefile-lint.yaml': 'failureThreshold: warning\n',
    'b/Corefile': wrong,
    'b/.corefile-lint.yaml': 'baseline: known.json\n',
  });
  expect((await run('--write-baseline', 'b/known.json', 'b')).code).toBe(0);
  expect((await run('b')).code).toBe(0);
  expect((await run()).code).toBe(1);
});

test('what a baseline lists in vain is told, and taken out when asked', async () => {
  const folder = inFolder({ Corefile: wrong });
  await run('--write-baseline', 'known.json');
  inFolder({ Corefile: fine, 'known.json': read(`${folder}/known.json`) });
  expect((await run('--baseline', 'known.json')).err).toMatch(
    /known\.json lists 1 problem that can no longer be found/,
  );
  expect((await run('--prune-baseline', 'known.json')).err).toMatch(/1 problem taken out of known\.json/);
  expect((await run('--baseline', 'known.json')).err).toBe('');
});

test('git ignores by exact paths: what is taken back is no more than that', async () => {
  inFolder({
    '.git/info/exclude': 'own.corefile\n',
    '.gitignore': '*.corefile\n!a\nbuild/\nCorefile.[[:digit:]]\n',
    'a/x.corefile': fine,
    'build/Corefile': fine,
    'c/.gitignore': '!x.corefile\n',
    'c/x.corefile': fine,
    'c/own.corefile': fine,
    'Corefile.1': fine,
    Corefile: fine,
  });
  const { out } = await run('-f', 'json');
  expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual(['Corefile', 'c/x.corefile']);
});

test('a pattern names files; of a folder it names, what would be looked at', async () => {
  inFolder({ 'conf/README.md': 'text', 'conf/Corefile': fine, 'conf.d': fine });
  const { out } = await run('-f', 'json', 'conf*');
  expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual(['conf/Corefile', 'conf.d']);
});

test.skipIf(process.getuid?.() === 0)('a folder that cannot be read is told, and the others are checked', async () => {
  inFolder({ Corefile: wrong });
  mkdirSync('closed', { mode: 0 });
  const { code, out, err } = await run('-f', 'oneline');
  chmodSync('closed', 0o700);
  expect(code).toBe(3);
  expect(err).toBe('corefile-lint: cannot read closed: permission denied\n');
  expect(out).toContain('Corefile:3:5');
});

test('a report makes its folder; an empty name is refused', async () => {
  inFolder({ Corefile: fine });
  expect((await run('-f', 'junit=reports/ci/junit.xml')).code).toBe(0);
  expect(read('reports/ci/junit.xml')).toContain('<testsuite name="Corefile"');
  expect((await run('-f', 'junit=')).code).toBe(2);
});

test.each(['-disable-nextline unknown-plugin', ' disable-next-line unknown-plugin', ': ignore unknown-plugin'])(
  'corefile-lint%s is none of the comments that silence',
  async comment => {
    inFolder({ Corefile: `# corefile-lint${comment}\n${fine}` });
    expect((await run('-f', 'oneline')).out).toMatch(/^Corefile:1:1: warning: this is none of the comments that/);
  },
);
