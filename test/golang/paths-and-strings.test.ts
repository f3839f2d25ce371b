import {
  baseName,
  cleanPath,
  compareStrings,
  dirName,
  equalFold,
  fields,
  joinPath,
  matchPath,
  toLower,
  toUpper,
  trimSpace,
} from '@corefile/golang';
import { expect, test } from 'vitest';

test('paths are cleaned as filepath does', () => {
  expect(['', '/..', 'a//b/../c/.', '../../a', '/a/'].map(cleanPath)).toEqual(['.', '/', 'a/c', '../../a', '/a']);
  expect([joinPath('/etc', 'x'), joinPath('', ''), joinPath('a', '../b')]).toEqual(['/etc/x', '', 'b']);
  expect([dirName('/a/b'), dirName('a'), baseName('/a/b/'), baseName(''), baseName('//')]).toEqual([
    '/a',
    '.',
    'b',
    '.',
    '/',
  ]);
});

test.each([
  ['*.db', 'a.db', true],
  ['*', 'a/b', false],
  ['[^a-c]?', 'zé', true],
  ['a\\*', 'a*', true],
  ['[', 'a', 'syntax error in pattern'],
  ['a[', 'b', 'syntax error in pattern'],
])('%s matches %s: %s', (pattern, name, expected) => {
  const match = matchPath(pattern, name);
  expect(match.ok ? match.value : match.error).toBe(expected);
});

test('letters change case one for one', () => {
  expect([toLower('İΣ'), toUpper('ßᾀ'), equalFold('K', 'k'), equalFold('ß', 'ss')]).toEqual(['iσ', 'ßᾈ', true, false]);
});

test('white space is what Unicode calls so', () => {
  expect([fields(' a\u0085b\u3000\n'), trimSpace('\ufeff a\u00a0')]).toEqual([['a', 'b'], '\ufeff a']);
});

test('strings are ordered by bytes', () => {
  expect(compareStrings('\uff5e', '😀')).toBeLessThan(0); // UTF-16 would say otherwise
});
