import { compileRegexp, type Regexp } from '@corefile/golang';
import { describe, expect, test } from 'vitest';

function regexp(source: string): Regexp {
  const compiled = compileRegexp(source);
  if (!compiled.ok) throw new Error(compiled.error);
  return compiled.value;
}

describe('patterns that Go refuses, in its words', () => {
  test.each([
    ['(a', 'missing closing ): `(a`'],
    ['a)', 'unexpected ): `a)`'],
    ['a**', 'invalid nested repetition operator: `**`'],
    ['*a', 'missing argument to repetition operator: `*`'],
    ['a{1001}', 'invalid repeat count: `{1001}`'],
    ['(?=a)', 'invalid or unsupported Perl syntax: `(?=`'],
    ['\\8', 'invalid escape sequence: `\\8`'],
    ['[z-a]', 'invalid character class range: `z-a`'],
    ['a\\', 'trailing backslash at end of expression: ``'],
    ['\\p{Old_Italic}', 'invalid character class range: `\\p{Old_Italic}`'], // Go 1.25 lost scripts of two words
  ])('%s', (source, error) => {
    expect(compileRegexp(source)).toEqual({ ok: false, error: `error parsing regexp: ${error}` });
  });

  test('a nesting of 1001 groups', () => {
    const source = '('.repeat(1001) + ')'.repeat(1001);
    expect(compileRegexp(source)).toMatchObject({
      error: `error parsing regexp: expression nests too deeply: \`${source}\``,
    });
  });
});

test('groups that took no part are empty, and the first of several names is found', () => {
  const re = regexp('(?P<n>a)|(?P<n>b)(c)?');
  expect(re.subexpNames).toEqual(['', 'n', 'n', '']);
  expect(re.find('b')).toEqual(['b', '', 'b', '']);
  expect(re.find('x')).toBeUndefined();
});

test('names of categories are read in any case', () => {
  expect(regexp('^\\p{lowercase_letter}+$').matches('abc')).toBe(true);
  expect(regexp('(?i)^k$').matches('\u212a')).toBe(true);
});

test.each([
  ['$1-$2', 'a-b'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Go's braces, not JavaScript's
  ['${1}x$1x', 'ax'], // '$1x' is the group named '1x'
  ['$n$$', 'b$'],
  ['$9$', '$'],
  ['${1', '${1'],
])('expand %s', (template, expected) => {
  const re = regexp('(a)(?P<n>b)');
  expect(re.expand(template, 'xab', re.findIndex('xab') ?? [])).toBe(expected);
});

test('replacing leaves out an empty match right behind another', () => {
  expect(regexp('a*').replaceAll('baac', '<$0>')).toBe('<>b<aa>c<>');
});
