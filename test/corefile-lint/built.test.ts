import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { inFolder } from './run.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = `${root}packages/corefile-lint/dist/`;
const bundle = `${dist}corefile-lint.mjs`;
const text = (name: string) => readFileSync(`${root}${name}`, 'utf8');

// `npm test` builds first; a single test may run without
describe.skipIf(!existsSync(bundle))('the built command', () => {
  const lint = (...args: string[]) => spawnSync(process.execPath, [bundle, ...args], { encoding: 'utf8' });

  test('has what it needs: RE2 for a pattern, YAML for a manifest', () => {
    inFolder({
      Corefile: '.:53 {\n    rewrite name regex a(b c\n    forward . 192.0.2.1\n}\n',
      'cm.yaml': 'kind: ConfigMap\ndata:\n  Corefile: |\n    .:53 {\n        nope\n    }\n',
      'ok.corefile': '.:53 {\n    rewrite name regex (.*)x {1}y\n    forward . 192.0.2.1\n}\n',
    });
    const { stdout, stderr, status } = lint('-f', 'oneline', '-q', 'Corefile', 'cm.yaml', 'ok.corefile');
    expect(stdout.replace(/: error.*/g, '')).toBe('Corefile:2:24\ncm.yaml:5:9\n');
    expect([stderr, status]).toEqual(['', 1]);
  });

  test('takes the code compiled at its build, and does without that of another V8', () => {
    const file = (name: string) => readFileSync(`${dist}${name}`);
    inFolder({
      Corefile: 'example.org {\n    whoami\n}\n',
      'corefile-lint.mjs': file('corefile-lint.mjs'),
      'corefile-lint.bundle.js': file('corefile-lint.bundle.js'),
      'corefile-lint.bundle.cache': 'of another V8',
    });
    expect(spawnSync(process.execPath, ['corefile-lint.mjs', '-q', 'Corefile']).status).toBe(0);
    const filename = `${dist}corefile-lint.bundle.js`;
    const cachedData = readFileSync(`${dist}corefile-lint.bundle.cache`);
    expect(new Script(readFileSync(filename, 'latin1'), { filename, cachedData }).cachedDataRejected).toBe(false);
  });

  test('reads and mends standard input', () => {
    const fixed = execFileSync(process.execPath, [bundle, 'fmt', '-'], { input: '.:53 {\nlog\n}', encoding: 'utf8' });
    expect(fixed).toBe('.:53 {\n    log\n}\n');
  });
});

test('hooks, action and image name files and options that exist', () => {
  const hooks = parse(text('.pre-commit-hooks.yaml'));
  expect(hooks.map(({ id }: { id: string }) => id)).toEqual([
    'corefile-lint',
    'corefile-lint-configmap',
    'corefile-fmt',
  ]);
  const { bin } = JSON.parse(text('package.json'));
  const built = 'packages/corefile-lint/dist/corefile-lint.mjs';
  expect(bin).toEqual({ 'corefile-lint': built });
  expect(parse(text('action.yml')).runs.steps[1].env.LINT).toContain(built);
  expect(text('Dockerfile')).toContain('/build/packages/corefile-lint/dist');
});
