import { orderOf, schemas } from '@corefile/plugins';
import { buildOf, readPluginCfg } from '@corefile/project';
import { readExternalPlugins } from '@corefile/schema';
import { describe, expect, it } from 'vitest';

const described = (...plugins: readonly object[]) => readExternalPlugins({ plugins }).plugins;
const namesOf = ({ plugins }: { readonly plugins: readonly { readonly name: string }[] }) =>
  plugins.map(({ name }) => name);

describe('A build', () => {
  it('is the newest CoreDNS when nothing is said', () => {
    expect(buildOf({})).toEqual({ plugins: schemas, alsoValid: [] });
  });

  it('may be an older release, with plugins that are gone', () => {
    const build = buildOf({ release: '1.6.9' });
    expect(build).toMatchObject({ version: '1.6.9', alsoValid: [] });
    expect(namesOf(build)).toEqual(orderOf('1.6.9'));
    expect(namesOf(build)).toContain('federation');
  });

  it('goes by its plugin.cfg', () => {
    const read = readPluginCfg('# ours\n\ncache:cache\nfanout:github.com/networkservicemesh/fanout\nerrors:errors\n');
    expect(read).toEqual({ order: ['cache', 'fanout', 'errors'] });
    const build = buildOf(read as { order: readonly string[] });
    expect(namesOf(build)).toEqual(['cache', 'errors']);
    expect(build.alsoValid).toEqual(['fanout']);
    expect(readPluginCfg('cache:cache\nerrors\n')).toEqual({ wrong: 2 });
  });

  it('has described plugins where they say, or last; a description of a known plugin replaces it', () => {
    const external = described(
      { name: 'fanout', summary: '', before: 'forward' },
      { name: 'records', summary: '' },
      { name: 'cache', summary: 'Another one.' },
    );
    const build = buildOf({ external });
    const names = namesOf(build);
    expect(names[names.indexOf('forward') - 1]).toBe('fanout');
    expect(names.at(-1)).toBe('records');
    expect(names.filter(name => name !== 'fanout' && name !== 'records')).toEqual(namesOf({ plugins: schemas }));
    expect(build.plugins.find(({ name }) => name === 'cache')?.summary).toBe('Another one.');
  });

  it('has described plugins where plugin.cfg puts them', () => {
    const external = described({ name: 'fanout', summary: '', before: 'forward' });
    const build = buildOf({ order: ['fanout', 'cache'], external });
    expect(namesOf(build)).toEqual(['fanout', 'cache']);
    expect(build.alsoValid).toEqual([]);
  });
});
