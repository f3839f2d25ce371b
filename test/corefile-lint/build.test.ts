import { describe, expect, test } from 'vitest';
import { inFolder, run } from './run.ts';

const corefile = `.:53 {
    view office {
        expr true
    }
    fanout . 192.0.2.1 {
        rase
    }
    whoami
}
`;
const fanout = JSON.stringify({
  plugins: [
    {
      name: 'fanout',
      summary: 'Asks several servers at once.',
      args: [
        { name: 'from', type: 'zone' },
        { name: 'to', type: 'address', presence: 'some' },
      ],
      options: { race: { doc: 'Takes the first answer.' } },
    },
  ],
});
const pluginCfg = 'view:view\nfanout:github.com/networkservicemesh/fanout\nwhoami:whoami\n';

describe('the build that Corefiles are for', () => {
  test('is the newest release: an external plugin is named as such', async () => {
    inFolder({ Corefile: corefile });
    const { out } = await run('-f', 'oneline', 'Corefile');
    expect(out).toContain("Corefile:5:5: error: 'fanout' is not a plugin of this server: it is an external one");
    expect(out).not.toContain('view');
  });

  test('--coredns-version: what came later is unknown', async () => {
    inFolder({ Corefile: corefile });
    const { out } = await run('-f', 'oneline', '--coredns-version', '1.9', 'Corefile');
    expect(out).toContain("Corefile:2:5: error: 'view' is known since CoreDNS 1.10.0, and this is for 1.9.4");
  });

  test('--plugins: its plugins, with any arguments where nobody has described them', async () => {
    inFolder({ Corefile: corefile, 'plugin.cfg': pluginCfg });
    const { out, code } = await run('-f', 'oneline', '--plugins', 'plugin.cfg', 'Corefile');
    expect(out).not.toContain('error');
    expect(code).toBe(0);
  });

  test('--schema: external plugins are judged like the others', async () => {
    inFolder({ Corefile: corefile, 'plugin.cfg': pluginCfg, 'fanout.json': fanout });
    const { out } = await run('-f', 'oneline', '--plugins', 'plugin.cfg', '--schema', 'fanout.json', 'Corefile');
    expect(out).toContain("Corefile:6:9: error: 'rase' is not an option of 'fanout'; did you mean 'race'?");
  });

  test('the configuration names it as well, by paths from its own folder', async () => {
    inFolder({
      'sub/Corefile': corefile,
      '.corefile-lint.yaml': 'corednsVersion: "1.9"\nschemas: etc/fanout.json\n',
      'etc/fanout.json': fanout,
    });
    const { out } = await run('-f', 'oneline', 'sub/Corefile');
    expect(out).toContain("'view' is known since CoreDNS 1.10.0");
    expect(out).toContain("'rase' is not an option of 'fanout'");
  });

  test('is listed in its execution order', async () => {
    inFolder({ 'plugin.cfg': pluginCfg });
    expect((await run('--list-plugins', '--coredns-version', '1.5.0')).out).toMatch(/^ {2}1 {2}metadata /);
    expect((await run('--list-plugins', '--plugins', 'plugin.cfg')).out).toMatch(/^ {2}1 {2}view .*\n {2}2 {2}whoami /);
  });

  test.each([
    [['--coredns-version', '2'], 'write one from 1.5.0 to 1.14.7'],
    [['--plugins', 'none.cfg'], 'no such file'],
    [['--plugins', 'bad.cfg'], 'bad.cfg:1: expected NAME:PACKAGE'],
    [['--schema', 'bad.cfg'], 'bad.cfg'],
    [['--schema', 'bad.json'], "bad.json: the file: 'plugins' is missing"],
  ])('that cannot be told is a mistake of the command line: %j', async (args, message) => {
    inFolder({ Corefile: corefile, 'bad.cfg': 'nothing\n', 'bad.json': '{}' });
    const { err, code } = await run(...args, 'Corefile');
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});
