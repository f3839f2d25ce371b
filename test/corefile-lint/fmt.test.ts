import { expect, test } from 'vitest';
import { inFolder, read, run } from './run.ts';

const messy = '.:53 {\n  forward   . 192.0.2.1\n}\n';
const neat = '.:53 {\n    forward . 192.0.2.1\n}\n';
const configMap = (corefile: string) =>
  `# a comment\nkind:   ConfigMap\nmetadata: {name: coredns}\ndata:\n  other: "x"   # kept\n  Corefile: |\n${corefile.replace(/^(?=.)/gm, '      ')}  zone: |\n    @  IN A 192.0.2.1\n`;

test('prints, checks, shows, writes', async () => {
  inFolder({ Corefile: messy, 'neat.corefile': neat });
  expect(await run('fmt', 'Corefile')).toMatchObject({ code: 0, out: neat });
  expect(await run('fmt', '--check')).toMatchObject({ code: 1, out: 'Corefile\n' });
  expect(await run('fmt', '--diff')).toMatchObject({
    code: 1,
    out: '--- a/Corefile\n+++ b/Corefile\n@@ -1,3 +1,3 @@\n .:53 {\n-  forward   . 192.0.2.1\n+    forward . 192.0.2.1\n }\n',
  });
  expect(await run('fmt', '--write')).toMatchObject({ code: 0, out: '' });
  expect(read('Corefile')).toBe(neat);
  expect((await run('fmt', '--check')).code).toBe(0);
});

test('in a ConfigMap only the Corefile changes', async () => {
  inFolder({ 'cm.yaml': configMap(messy) });
  expect((await run('fmt', '-w', 'cm.yaml')).code).toBe(0);
  expect(read('cm.yaml')).toBe(configMap(neat));
});

test('in a ConfigMap printed as JSON too', async () => {
  inFolder({ 'cm.json': JSON.stringify({ kind: 'ConfigMap', data: { Corefile: messy } }) });
  await run('fmt', '-w', 'cm.json');
  expect(JSON.parse(read('cm.json')).data.Corefile).toBe(neat);
});

test('a comment glued to a word is told, and stays', async () => {
  inFolder({ Corefile: '.:53 {\n    cache 30# seconds\n}\n' });
  const { out, err, code } = await run('fmt', 'Corefile');
  expect([out, code]).toEqual([read('Corefile'), 0]);
  expect(err).toContain('Corefile:2:13: note: # is glued to a word');
});

test('several files need a word about what is to be done', async () => {
  inFolder({ Corefile: messy, 'a.corefile': messy });
  expect(await run('fmt')).toMatchObject({ code: 2, out: '' });
});

test('a file gets its final line break; a block scalar that strips it stays so', async () => {
  inFolder({
    Corefile: neat.trimEnd(),
    'cm.yaml': `kind: ConfigMap\ndata:\n  Corefile: |-\n    .:53 {\n      log\n    }\n`,
  });
  await run('fmt', '--write');
  expect(read('Corefile')).toBe(neat);
  expect(read('cm.yaml')).toBe('kind: ConfigMap\ndata:\n  Corefile: |-\n    .:53 {\n        log\n    }\n');
  expect((await run('fmt', '--check')).code).toBe(0);
});
