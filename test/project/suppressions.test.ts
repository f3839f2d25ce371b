import { defineRule } from '@corefile/linter';
import { schemas } from '@corefile/plugins';
import { type CheckOptions, checkProject, loadProject } from '@corefile/project';
import { describe, expect, test } from 'vitest';

/** Finds every plugin whose name begins with `no`. */
const noPlugin = defineRule({
  name: 'no-plugin',
  code: 'CF399',
  severity: 'warning',
  summary: '',
  why: '',
  fix: '',
  bad: '',
  good: '',
  check({ program }, report) {
    for (const { stanzas } of program.blocks)
      for (const { name, tokens } of stanzas)
        if (name.startsWith('no') && tokens[0]) report(tokens[0], { what: `${name} is one` });
  },
});

async function check(text: string, options: Partial<CheckOptions> = {}, path = 'Corefile') {
  const host = {
    readFile: () => ({ error: 'missing' as const }),
    glob: () => [],
    env: () => undefined,
  };
  const project = await loadProject(
    [{ path, text }],
    { absolute: path => `/${path}`, host },
    { plugins: schemas, alsoValid: ['no1', 'no2'] },
  );
  const [document] = checkProject(project, { plugins: schemas, rules: [noPlugin], ...options });
  return {
    problems: document?.problems.map(({ rule, range }) => `${rule} ${range.start.line}:${range.start.column}`),
    messages: document?.problems.map(({ message }) => message),
    suppressed: document?.suppressed.map(({ range, reason }) => [range.start.line, reason]),
  };
}

describe('a comment silences', () => {
  test.each([
    [
      'the next line that holds a word',
      '.:53 {\n    # corefile-lint-disable-next-line no-plugin\n\n    # another\n    no1\n}\n',
      5,
    ],
    ['its own line', '.:53 {\n    no1 a b # corefile-lint-disable-line CF399\n}\n', 2],
    ['everything below', '.:53 {\n    # corefile-lint-disable no-plugin\n    cache\n    no1\n}\n', 4],
    ['the file', '.:53 {\n    no1\n}\n# corefile-lint-disable-file No-Plugin\n', 2],
  ])('%s', async (_, text, line) => {
    expect(await check(text)).toMatchObject({ problems: [], suppressed: [[line, undefined]] });
    expect((await check(text, { comments: { ignore: true } })).problems).toEqual([`no-plugin ${line}:5`]);
  });

  test('up to -enable', async () => {
    const text =
      '.:53 {\n# corefile-lint-disable no-plugin -- for now\n    no1\n# corefile-lint-enable no-plugin\n    no2\n}\n';
    expect(await check(text)).toMatchObject({ problems: ['no-plugin 5:5'], suppressed: [[3, 'for now']] });
  });

  test('inside a ConfigMap, and above its key', async () => {
    const inside =
      'kind: ConfigMap\ndata:\n  Corefile: |\n    .:53 {\n      # corefile-lint-disable-next-line no-plugin\n      no1\n      no2\n    }\n';
    expect((await check(inside, {}, 'cm.yaml')).problems).toEqual(['no-plugin 7:7']);
    const above =
      'kind: ConfigMap\n# corefile-lint-disable no-plugin\ndata:\n  Corefile: |\n    .:53 {\n      no1\n    }\n';
    expect(await check(above, {}, 'cm.yaml')).toMatchObject({ problems: [], suppressed: [[6, undefined]] });
    const json = JSON.stringify({
      kind: 'ConfigMap',
      data: { Corefile: '.:53 {\n  no1 # corefile-lint-disable-line no-plugin\n  no2\n}\n' },
    });
    expect(await check(json, {}, 'cm.json')).toMatchObject({
      problems: [expect.stringMatching(/^no-plugin/)],
      suppressed: [[1, undefined]],
    });
  });

  test('not from inside a quoted word', async () => {
    expect(
      (await check('.:53 {\n    log "\n# corefile-lint-disable-file no-plugin\n"\n    no1\n}\n')).problems,
    ).toEqual(['no-plugin 5:5']);
  });
});

describe('a comment that does nothing is told', () => {
  test.each([
    ['unused', '# corefile-lint-disable-next-line no-plugin\n.:53 {\n    cache\n}\n', ['unused-suppression 1:35']],
    ['without a rule', '# corefile-lint-disable-next-line -- why\n.:53 {\n}\n', ['invalid-suppression 1:1']],
    ['unknown rule', '# corefile-lint-disable-file no-plugn\n.:53 {\n}\n', ['invalid-suppression 1:30']],
    ['unknown word', '# corefile-lint-disble-file no-plugin\n.:53 {\n}\n', ['invalid-suppression 1:1']],
    ['enabled twice', '# corefile-lint-enable no-plugin\n.:53 {\n}\n', ['invalid-suppression 1:24']],
  ])('%s', async (_, text, problems) => {
    expect((await check(text)).problems).toEqual(problems);
  });

  test('but not if its rule is switched off', async () => {
    const text = '# corefile-lint-disable-file no-plugin\n.:53 {\n}\n';
    expect((await check(text, { severityOf: rule => (rule === 'no-plugin' ? 'off' : undefined) })).problems).toEqual(
      [],
    );
  });

  test('a reason may be asked for', async () => {
    const text = '.:53 {\n    no1 # corefile-lint-disable-line no-plugin\n}\n';
    expect((await check(text, { comments: { requireReason: true } })).messages).toEqual([
      expect.stringContaining('gives no reason'),
    ]);
  });

  test('an unknown rule comes with the name that was probably meant', async () => {
    expect((await check('# corefile-lint-disable-file no-plugn\n')).messages?.[0]).toContain(
      "did you mean 'no-plugin'?",
    );
  });
});
