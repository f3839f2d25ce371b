import { load, replaceEnv } from '@corefile/parser';
import { expect, test } from 'vitest';
import { memoryHost } from './memory-host.ts';

const variables: Record<string, string> = {
  A: 'x',
  SPACES: 'a b',
  INNER: '{$A}',
  HALF: '{$',
  SELF: '{$SELF}',
  GROWS: 'a{$GROWS}',
};
const replace = (text: string) => replaceEnv(text, name => variables[name]);

test.each<[why: string, text: string, result: string]>([
  ['both notations, anywhere in the word', 'a{$A}b{%A%}', 'axbx'],
  ['unset is empty', '{$NONE}:53', ':53'],
  ['there are no defaults: the whole is a name', '{$A:8.8.8.8}', ''],
  ['an empty reference ends the replacement in this word', '{$A}{$}{$INNER}', 'x{$}{$INNER}'],
  ['but a variable is replaced everywhere at once', '{$A}{$}{$A}', 'x{$}x'],
  ['values are replaced in turn', '{$INNER}', 'x'],
  ['a value may complete a reference', '{$HALF}A}', 'x'],
  ['a reference that is not closed', '{$A}{$B', 'x{$B'],
  ['the name goes to the first closing brace', '{$A{$B}c', 'c'],
  ['percent signs are replaced first', `{$\{%NONE%}A}`, 'x'],
  ['what other languages write is text', `$\{A}$A%A%{env.A}`, `$\{A}$A%A%{env.A}`],
])('%s', (_, text, result) => {
  expect(replace(text)).toBe(result);
});

test.each(['{$SELF}', '{$GROWS}', 'a{$NONE}{$SELF}'])('%s never ends in CoreDNS', text => {
  expect(replace(text)).toBeUndefined();
});

test('a value stays one token, whatever it holds, and its line breaks count', () => {
  const text = '{$K} {\n  forward . {$UP}\n  log\n}\n';
  const { blocks, problems } = load({ path: '/Corefile', text }, memoryHost({}, { K: 'a.org,', UP: 'a\nb' }));
  expect(problems).toMatchObject([{ code: 'trailing-comma', line: 1 }]);
  // the line of `log` is no longer greater than the last line of the argument
  expect([...(blocks[0]?.directives.keys() ?? [])]).toEqual(['forward']);
  expect(blocks[0]?.directives.get('forward')?.map(token => token.text)).toEqual(['forward', '.', 'a\nb', 'log']);
});

test('a directive is looked up by the replaced name but keeps the written one', () => {
  const { blocks } = load({ path: '/Corefile', text: '. {\n {$D} {$D}\n}' }, memoryHost({}, { D: 'log' }));
  expect(blocks[0]?.directives.get('log')?.map(token => token.text)).toEqual(['{$D}', 'log']);
});

test('a reference to itself is reported where CoreDNS would hang', () => {
  const text = '. {\n  log\n  forward . {$SELF}\n}\n';
  const { problems } = load({ path: '/Corefile', text }, memoryHost({}, variables));
  expect(problems).toMatchObject([{ code: 'endless-variable', line: 3 }]);
});
