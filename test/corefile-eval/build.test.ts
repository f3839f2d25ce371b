import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from 'corefile-eval';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'corefile-eval-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** The plugins that a query passes, and how it ends. */
async function pathOf(corefile: string, ...options: string[]) {
  let out = '';
  let err = '';
  await main(
    ['-c', file('Corefile', corefile), '-o', 'json', ...options, 'a.example', 'A'],
    text => {
      out += text;
    },
    text => {
      err += text;
    },
  );
  if (err) return { err, outcome: '', plugins: [] };
  const { outcome, trace } = JSON.parse(out) as { outcome: string; trace: { plugin: string }[] };
  return { err, outcome, plugins: [...new Set(trace.map(({ plugin }) => plugin))] };
}

const guarded = '.:53 {\n    cache\n    acl {\n        block net 127.0.0.0/8\n    }\n    whoami\n}\n';
const fanout = '.:53 {\n    fanout . 192.0.2.1 {\n        any option\n    }\n    whoami\n}\n';

describe('corefile-eval answers as the build does', () => {
  test('a release runs plugins in its own order', async () => {
    expect((await pathOf(guarded)).plugins).toEqual(['server', 'acl']);
    expect((await pathOf(guarded, '--coredns-version', '1.14.6')).plugins).toEqual(['server', 'cache', 'acl']);
    expect((await pathOf(guarded, '--coredns-version', '1.14.1')).plugins).toEqual(['server', 'acl']);
  });

  test('a release does not start with what it does not know', async () => {
    const { err } = await pathOf(
      '.:53 {\n    cache {\n        keepttl\n    }\n    whoami\n}\n',
      '--coredns-version',
      '1.10.0',
    );
    expect(err).toContain("'keepttl' is known since CoreDNS 1.10.1");
  });

  test('nobody knows what an external plugin answers', async () => {
    expect((await pathOf(fanout)).err).toContain('it is an external one');
    const plugins = file('plugin.cfg', 'fanout:github.com/networkservicemesh/fanout\nwhoami:whoami\n');
    expect(await pathOf(fanout, '--plugins', plugins)).toMatchObject({
      outcome: 'indeterminate',
      plugins: ['server', 'fanout'],
    });
    expect((await pathOf('.:53 {\n    whoami\n}\n', '--plugins', plugins)).outcome).toBe('answered');
  });
});

test.each(['1.14.7', '1.8.0'])(
  'a plugin that older releases read otherwise is ours to answer for: %s',
  async version => {
    const { outcome, plugins } = await pathOf('. {\n    reload\n    whoami\n}\n', '--coredns-version', version);
    expect(outcome).toBe('answered');
    expect(plugins).toContain('whoami');
  },
);
