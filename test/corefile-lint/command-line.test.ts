import { chmodSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inFolder, read, run } from './run.ts';

const good = '.:53 {\n    errors\n    forward . 192.0.2.1\n    cache 30\n    loop\n    reload\n}\n';
const bad = '.:53 {\n    fowrard . 192.0.2.1\n}\n';

describe('exit codes', () => {
  test('0 clean, 1 findings', async () => {
    inFolder({ Corefile: good, 'bad.corefile': bad });
    expect((await run('Corefile')).code).toBe(0);
    expect((await run('Corefile', 'bad.corefile')).code).toBe(1);
  });

  test('2 for what is wrong with the command line, with what was probably meant', async () => {
    inFolder({ Corefile: good });
    for (const [args, message] of [
      [['--quite'], 'there is no option --quite, did you mean --quiet?'],
      [['-x'], 'there is no option -x'],
      [['--format', 'xlm'], "'xlm' is no --format; write text"],
      [['--format', 'sarfi=x'], "did you mean 'sarif'?"],
      [['--fix=unsave'], "did you mean 'unsafe'?"],
      [['--rule', 'unknwn-plugin=off'], "did you mean 'unknown-plugin'?"],
      [['--rule', 'unknown-plugin=loud'], 'write --rule unknown-plugin=off'],
      [['--select', 'unknown-plugn'], "did you mean 'unknown-plugin'?"],
      [['--explain', 'unknown-plugn'], "did you mean 'unknown-plugin'?"],
      [['--max-warnings', 'few'], 'write a number'],
      [['--env', 'A'], 'write --env NAME=VALUE'],
      [['-f', 'text', '-f', 'json'], 'two reports cannot both go to standard output'],
      [['--config', 'none.yaml'], 'cannot be read'],
      [['--baseline', 'none.json'], 'cannot read the baseline'],
      [['completion', 'tcsh'], 'name one shell'],
      [['fmt', '--check', '--write'], 'give one'],
    ] as const) {
      const { code, err, out } = await run(...args);
      expect([args, code, out]).toEqual([args, 2, '']);
      expect(err).toContain(message);
    }
  });

  test('3 for a file that cannot be read; the others are checked', async () => {
    inFolder({ Corefile: good, 'bad.corefile': bad, 'secret.corefile': good });
    const { code, err, out } = await run('nothere', 'bad.corefile', 'Corefile', '-f', 'oneline');
    expect(code).toBe(3);
    expect(err).toBe('corefile-lint: cannot read nothere: there is no such file\n');
    expect(out).toContain('bad.corefile:2:5: error');
    if (process.getuid?.() === 0) return; // root reads everything
    chmodSync('secret.corefile', 0);
    expect((await run('secret.corefile')).err).toContain('permission denied');
  });

  test('2 for a folder without a Corefile, unless told otherwise', async () => {
    inFolder({ 'docs/readme.md': '' });
    expect(await run('docs')).toMatchObject({ code: 2, err: 'corefile-lint: there is no Corefile in docs\n' });
    expect((await run('docs', '--no-error-on-unmatched')).code).toBe(0);
    expect((await run('*.corefile')).code).toBe(2);
  });

  test('the threshold decides, not the format', async () => {
    inFolder({ Corefile: bad });
    expect((await run('-f', 'sarif', '--failure-threshold', 'none')).code).toBe(0);
    expect((await run('--rule', 'unknown-plugin=warning', '--select', 'unknown-plugin')).code).toBe(0);
    const asWarning = ['--rule', 'unknown-plugin=warning', '--ignore', 'semantics,kubernetes,performance,security'];
    expect((await run(...asWarning, '--failure-threshold', 'warning')).code).toBe(1);
    expect((await run(...asWarning, '--max-warnings', '0')).code).toBe(1);
    expect((await run(...asWarning, '--max-warnings', '9')).code).toBe(0);
  });
});

describe('what is checked', () => {
  test('without an argument: Corefiles and ConfigMaps that git does not ignore', async () => {
    const configMap = `kind: ConfigMap\nmetadata:\n  name: coredns\ndata:\n  Corefile: |\n${bad.replace(/^/gm, '    ')}`;
    inFolder({
      '.git/HEAD': '',
      '.gitignore': '/out/\n*.tmp.corefile\n!keep.tmp.corefile\n',
      Corefile: bad,
      'Corefile.local': bad,
      'a/b/x.corefile': bad,
      'a/.gitignore': 'hidden\n',
      'a/hidden/Corefile': bad,
      'a/y.tmp.corefile': bad,
      'a/keep.tmp.corefile': bad,
      'out/Corefile': bad,
      'node_modules/x/Corefile': bad,
      'k8s/coredns.yaml': configMap,
      'k8s/service.yaml': 'kind: Service\nmetadata:\n  name: Corefile\n',
    });
    const { out } = await run('-f', 'jsonl', '--select', 'unknown-plugin');
    const paths = out
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line).path);
    expect(paths).toEqual(['Corefile', 'Corefile.local', 'a/b/x.corefile', 'a/keep.tmp.corefile', 'k8s/coredns.yaml']);
  });

  test('patterns and folders', async () => {
    inFolder({ 'a/x.corefile': bad, 'a/b/y.corefile': bad, 'a/b/z.conf': bad });
    const count = async (...args: string[]) => JSON.parse((await run(...args, '-f', 'json')).out).files.length;
    expect(await count('a')).toBe(2);
    expect(await count('a/*.corefile')).toBe(1);
    expect(await count('a/**/*.corefile')).toBe(2);
    expect(await count('**/z.*')).toBe(1);
    expect(await count('a/x.corefile', './a/x.corefile', 'a')).toBe(2);
  });

  test('a file that another imports is judged where it is imported', async () => {
    inFolder({ Corefile: '.:53 {\n    import common.corefile\n}\n', 'common.corefile': 'forward . 192.0.2.1\nnope\n' });
    const { out } = await run('-f', 'oneline', '--select', 'unknown-plugin,syntax,schema');
    expect(out).toMatch(/^common\.corefile:2:1: error: 'nope' .*\n$/);
  });

  test('a ConfigMap with its coredns-custom, each problem at its own place', async () => {
    const custom =
      'kind: ConfigMap\nmetadata:\n  name: coredns-custom\ndata:\n  a.override: |\n    bad1\n  b.server: |\n    corp.example:53 {\n      bad2\n    }\n';
    const main =
      'kind: ConfigMap\nmetadata:\n  name: coredns\ndata:\n  Corefile: |\n    .:53 {\n      import custom/*.override\n    }\n    import custom/*.server\n';
    inFolder({ 'main.yaml': main, 'custom.yaml': custom });
    const { out } = await run('-f', 'oneline', '--select', 'unknown-plugin', 'main.yaml', 'custom.yaml');
    expect(out.replace(/(error).*/g, '$1')).toBe('custom.yaml:6:5: error\ncustom.yaml:9:7: error\n');
  });

  test('bytes that are no UTF-8: a warning where CoreDNS reads on, an error where Kubernetes refuses', async () => {
    inFolder({
      'latin.corefile': Buffer.from(`# caf\xe9\n${good}`, 'latin1'),
      'latin.yaml': Buffer.from('kind: ConfigMap\n# caf\xe9\ndata:\n  Corefile: ""\n', 'latin1'),
    });
    const { out, code } = await run('-f', 'oneline', '--select', 'invalid-utf8', 'latin.corefile', 'latin.yaml');
    expect(out.replace(/: a byte.*/g, '')).toBe('latin.corefile:1:6: warning\nlatin.yaml:2:6: error\n');
    expect(code).toBe(1);
  });

  test('--env, --env-file and --plugins', async () => {
    inFolder({
      Corefile: '{$ZONE}:53 {\n    {$PLUGIN} . 192.0.2.1\n    mine\n}\n',
      '.env': '# a comment\nexport ZONE="example.org"\n',
      'plugin.cfg': '# order\nforward:forward\nmine:example.org/mine\n',
    });
    const args = ['-f', 'oneline', '--select', 'unknown-plugin,schema,syntax', '--env-file', '.env'];
    expect((await run(...args, '--env', 'PLUGIN=forward', '--plugins', 'plugin.cfg')).out).toBe('');
    expect((await run(...args, '--env', 'PLUGIN=forward')).out).toContain("'mine'");
    expect((await run(...args, '--env', 'PLUGIN=nope')).out).toContain("'nope'");
  });
});

describe('configuration', () => {
  test('the nearest file upward, with overrides for some files', async () => {
    inFolder({
      '.corefile-lint.yaml':
        'rules:\n  CF201: warning\nselect: unknown-plugin\noverrides:\n  - files: legacy/\n    rules:\n      unknown-plugin: off\nignores: [old]\n',
      Corefile: bad,
      'legacy/Corefile': bad,
      'old/Corefile': bad,
      'strict/.corefile-lint.json': '{"extends": "../.corefile-lint.yaml", "rules": {"unknown-plugin": "error"}}',
      'strict/Corefile': bad,
    });
    const severities = async (...args: string[]) =>
      (await run('-f', 'oneline', ...args)).out.replace(/(\S+?):\d+:\d+: (\w+): .*/g, '$1 $2');
    expect(await severities()).toBe('Corefile warning\nstrict/Corefile error\n');
    expect(await severities('--rule', 'unknown-plugin=info')).toBe(
      'Corefile info\nlegacy/Corefile info\nstrict/Corefile info\n',
    );
    const printed = JSON.parse((await run('--print-config', 'legacy/Corefile')).out);
    expect(printed.rules).toMatchObject({ 'unknown-plugin': 'off', 'unused-suppression': 'off' });
  });

  test('mistakes are told at their places and nothing is checked', async () => {
    inFolder({ Corefile: bad, '.corefile-lint.yaml': 'rulez: {}\nrules:\n  no-such: error\n  CF201: loud\n' });
    const { code, err, out } = await run();
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain("yaml:1:1: unknown key 'rulez'; did you mean 'rules'?");
    expect(err).toContain("yaml:3:3: no rule is called 'no-such'");
    expect(err).toContain('yaml:4:10: rules.CF201: expected one of off, info, warning, error');
    expect((await run('--no-config')).code).toBe(1);
  });

  test('--init writes one that is right, once', async () => {
    inFolder({ Corefile: good });
    expect((await run('--init')).code).toBe(0);
    expect((await run()).code).toBe(0);
    expect((await run('--init')).err).toContain('there is a .corefile-lint.yaml already');
  });
});

test('a baseline holds when lines move, and is pruned', async () => {
  inFolder({ Corefile: '.:53 {\n    a1\n    a2\n}\n' });
  const only = ['--select', 'unknown-plugin', '-f', 'oneline'];
  expect((await run(...only, '--write-baseline', 'known.json')).code).toBe(0);
  expect(await run(...only, '--baseline', 'known.json')).toMatchObject({ code: 0, out: '' });
  const { writeFileSync } = await import('node:fs');
  writeFileSync('Corefile', '# moved\n.:53 {\n        a2\n    a3\n}\n');
  expect((await run(...only, '--baseline', 'known.json')).out).toMatch(/^Corefile:4:5: error: 'a3'.*\n$/);
  await run(...only, '--prune-baseline', 'known.json');
  expect(JSON.parse(read('known.json')).problems).toHaveLength(1);
});

test('--max-problems and --quiet leave out, and count all the same', async () => {
  inFolder({ Corefile: '.:53 {\n    a1\n    a2\n    a3\n}\n' });
  const { files, summary } = JSON.parse(
    (await run('--select', 'unknown-plugin', '--max-problems', '2', '-f', 'json')).out,
  );
  expect([files[0].problems.length, summary.errors]).toEqual([2, 3]);
  expect((await run('--rule', 'unknown-plugin=warning', '--select', 'unknown-plugin', '-q', '-f', 'oneline')).out).toBe(
    '',
  );
});

test('lists and pages', async () => {
  expect((await run('--version')).out).toMatch(/^corefile-lint \d+\.\d+\.\d+ \(CoreDNS 1\.14\.7\)\n$/);
  expect(JSON.parse((await run('--version', '--json')).out)).toMatchObject({ coredns: '1.14.7' });
  expect(JSON.parse((await run('--list-rules', '--format', 'json')).out)).toContainEqual(
    expect.objectContaining({ name: 'unknown-plugin', code: 'CF201' }),
  );
  const plugins = JSON.parse((await run('--list-plugins', '-f', 'json')).out);
  expect(plugins.slice(0, 2).map(({ name }: { name: string }) => name)).toEqual(['root', 'metadata']);
  expect((await run('--explain', 'cf201')).out).toContain('unknown-plugin (CF201, error)');
  expect((await run('--help')).out).toContain('--failure-threshold SEVERITY');
});

test('--print-merged: execution order, and where each line comes from', async () => {
  inFolder({
    Corefile:
      '(up) {\n    forward . {$UP}\n}\n.:53 {\n    import up\n    cache 30 {\n        servfail 0\n    }\n    log "a b"\n}\n',
  });
  expect((await run('--print-merged', '--env', 'UP=192.0.2.1')).out).toMatchInlineSnapshot(`
    ".:53 {                   # Corefile:4
        log "a b"            # Corefile:9
        cache 30 {           # Corefile:6
            servfail 0       # Corefile:7
        }                    # Corefile:8
        forward . 192.0.2.1  # Corefile:2 (snippet up, imported in Corefile:5)
    }
    "
  `);
});

test('completions name every option', async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { out } = await run('completion', shell);
    for (const word of ['failure-threshold', 'sarif', 'fmt', 'unsafe'])
      if (!(word === 'unsafe' && shell === 'bash')) expect(out).toContain(word);
  }
});
