import { load } from '@corefile/parser';
import { decode, externalPluginsSchema, readExternalPlugins } from '@corefile/schema';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };

const fanout = {
  plugins: [
    {
      name: 'fanout',
      summary: 'Asks several servers at once.',
      before: 'forward',
      args: [
        { name: 'from', type: 'zone' },
        { name: 'to', type: 'address', presence: 'some' },
      ],
      options: {
        'worker-count': { doc: 'Servers asked at once.', args: [{ name: 'count', type: 'int', min: 1 }] },
        network: { doc: 'Transport.', args: [{ name: 'kind', type: 'word', words: ['udp', 'tcp'] }] },
        except: {
          doc: 'Zones left out.',
          args: [{ name: 'zones', type: 'zone', presence: 'some' }],
          repeat: 'collected',
        },
        race: { doc: 'Takes the first answer.', since: '1.9.0' },
      },
    },
  ],
};

describe('A plugin described in JSON', () => {
  const { plugins, problems } = readExternalPlugins(fanout);
  const declared = plugins.map(({ plugin }) => plugin);
  const decodeLines = (body: string, version?: string) =>
    decode(load({ path: '/Corefile', text: `.:53 {\n${body}\n}\n` }, host), declared, version ? { version } : {});

  it('is read without a problem', () => {
    expect(problems).toEqual([]);
    expect(plugins).toMatchObject([{ before: 'forward', plugin: { name: 'fanout', role: 'handler' } }]);
  });

  it('is decoded by the same matcher as the others', () => {
    const model = decodeLines('fanout . 192.0.2.1 {\n worker-count 2\n except a.example b.example\n}');
    expect(model.problems).toEqual([]);
    expect(model.blocks[0]?.stanzas[0]?.config).toMatchObject({ 'worker-count': { count: 2 }, to: ['192.0.2.1:53'] });
  });

  it.each([
    ['fanout .', 'required-argument-missing'],
    ['fanout . 192.0.2.1 {\n worker-count 0\n}', 'invalid-value'],
    ['fanout . 192.0.2.1 {\n network quic\n}', 'invalid-value'],
    ['fanout . 192.0.2.1 {\n rase\n}', 'unknown-option'],
    ['fanout . 192.0.2.1 {\n race now\n}', 'too-many-arguments'],
  ])('refuses %j', (body, code) => {
    expect(decodeLines(body).problems.map(problem => problem.code)).toEqual([code]);
  });

  it('may have come with a release', () => {
    const body = 'fanout . 192.0.2.1 {\n race\n}';
    expect(decodeLines(body, '1.8.7').problems.map(({ code }) => code)).toEqual(['option-not-in-version']);
    expect(decodeLines(body, '1.9.0').problems).toEqual([]);
  });
});

describe('A description with a mistake', () => {
  const valid = new Ajv({ strict: false }).compile(externalPluginsSchema);
  it.each([
    [[], 'the file: expected an object'],
    [{}, "the file: 'plugins' is missing"],
    [{ plugins: [{ name: 'x' }] }, "plugins[0]: 'summary' is missing"],
    [{ plugins: [{ name: 'x', summary: '', arg: [] }] }, 'plugins[0].arg: is not known here'],
    [{ plugins: [{ name: 'x y', summary: '' }] }, "plugins[0].name: 'x y' has not the form"],
    [
      { plugins: [{ name: 'x', summary: '', args: [{ name: 'a', type: 'number' }] }] },
      'plugins[0].args[0].type: expected one of text, word',
    ],
  ])('is told with its place, and refused by the JSON Schema too: %j', (data, message) => {
    const { plugins, problems } = readExternalPlugins(data);
    expect(plugins).toEqual([]);
    expect(problems[0]).toContain(message);
    expect(valid(data)).toBe(false);
  });

  it('that no schema can tell is told all the same', () => {
    const list = (name: string) => ({ name, type: 'text', presence: 'list' });
    const { problems } = readExternalPlugins({
      plugins: [{ name: 'x', summary: '', args: [list('a'), list('b'), { name: 'c', type: 'word' }] }],
    });
    expect(problems).toEqual(["x: 'b' is a second list among the same arguments", "x: 'c' names no words"]);
  });

  it('is not found in one without', () => expect(valid(fanout)).toBe(true));
});
