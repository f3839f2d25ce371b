import { defineRule, type Rule } from '@corefile/linter';
import { schemas } from '@corefile/plugins';
import { fixProject } from '@corefile/project';
import { expect, test } from 'vitest';

const about = { severity: 'warning', summary: '', why: '', fix: '', bad: '', good: '' } as const;

/** Wants every name of a plugin `from` to be `to`. */
const rename = (from: string, to: string, safety: 'safe' | 'unsafe' = 'safe', code = 'CF390'): Rule =>
  defineRule({
    ...about,
    name: `no-${from}`,
    code,
    check({ program }, report) {
      for (const { stanzas } of program.blocks)
        for (const { tokens } of stanzas) {
          const [head] = tokens;
          if (head?.text !== from) continue;
          const { source, start, end } = head.token;
          report(head, {
            what: `not ${from}`,
            fixes: [{ title: `Write ${to}`, safety, edits: [{ range: { source, start, end }, text: to }] }],
          });
        }
    },
  });

async function fix(text: string, rules: readonly Rule[], safety: 'safe' | 'unsafe' = 'safe', path = 'Corefile') {
  const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };
  const result = await fixProject(
    [{ path, text }],
    { absolute: path => `/${path}`, host },
    { plugins: schemas, alsoValid: ['p1', 'p2', 'p3', 'p4'], rules },
    safety,
  );
  return { text: result.documents[0]?.text, left: result.checked[0]?.problems.map(({ rule }) => rule) };
}

test('everything around the words stays byte for byte', async () => {
  const text = '\ufeff# c\r\n.:53   {\r\n\tp1 "a b"# glued x   \r\n\r\n\r\n  p1\r\n}';
  expect(await fix(text, [rename('p1', 'p2')])).toEqual({ text: text.replaceAll('p1', 'p2'), left: [] });
});

test('of two fixes that touch one another the second is made in the next round', async () => {
  const noX = defineRule({
    ...about,
    name: 'no-x',
    code: 'CF391',
    check({ program }, report) {
      for (const { stanzas } of program.blocks)
        for (const { tokens } of stanzas) {
          const [head, argument] = tokens;
          if (!head || argument?.text !== 'x') continue;
          const range = { source: head.token.source, start: head.token.start, end: argument.token.end };
          const edits = [{ range, text: `${head.text} y` }];
          report(argument, { what: 'not x', fixes: [{ title: 'Write y', safety: 'safe', edits }] });
        }
    },
  });
  expect((await fix('.:53 {\n  p1 x\n}\n', [rename('p1', 'p2'), noX])).text).toBe('.:53 {\n  p2 y\n}\n');
});

test('fixes that undo one another come to an end', async () => {
  const { left } = await fix('.:53 {\n  p1\n}\n', [rename('p1', 'p2'), rename('p2', 'p1', 'safe', 'CF391')]);
  expect(left).toHaveLength(1);
});

test('unsafe ones only when asked for', async () => {
  const text = '.:53 {\n  p1\n}\n';
  expect(await fix(text, [rename('p1', 'p2', 'unsafe')])).toEqual({ text, left: ['no-p1'] });
  expect((await fix(text, [rename('p1', 'p2', 'unsafe')], 'unsafe')).text).toBe('.:53 {\n  p2\n}\n');
});

test('two fixes of the same words: the first wins', async () => {
  expect((await fix('.:53 {\n  p1\n}\n', [rename('p1', 'p2'), { ...rename('p1', 'p3'), name: 'other' }])).text).toBe(
    '.:53 {\n  p2\n}\n',
  );
});

test('a fix that brings in another problem is given up; the others are made', async () => {
  const bad = rename('p1', 'nosuch');
  const { text, left } = await fix('.:53 {\n  p1\n  p2\n  p2\n}\n', [bad, rename('p2', 'p3', 'safe', 'CF391')]);
  expect([text, left]).toEqual(['.:53 {\n  p1\n  p3\n  p3\n}\n', ['no-p1']]);
});

test('inside a ConfigMap', async () => {
  const text = 'kind: ConfigMap\ndata: # c\n    Corefile: |-\n       .:53 {\n         p1   # c\n       }\n    x: y\n';
  expect((await fix(text, [rename('p1', 'p2')], 'safe', 'cm.yaml')).text).toBe(text.replace('p1', 'p2'));
});

test('a comment that silences nothing is taken out, alone on its line or behind something', async () => {
  const text =
    '# corefile-lint-disable-file no-p1 -- a\n.:53 {\n  p2 # corefile-lint-disable-line no-p2, no-p1\n  p3 # corefile-lint-disable-line no-p1\n}\n';
  expect(await fix(text, [rename('p1', 'x'), rename('p2', 'x', 'safe', 'CF391')])).toEqual({
    text: '.:53 {\n  p2 # corefile-lint-disable-line no-p2\n  p3\n}\n',
    left: [],
  });
});
