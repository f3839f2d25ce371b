import { describe, expect, test } from 'vitest';
import { decodeOne } from '../decode-one.ts';

const rule = (line: string) => decodeOne('rewrite', `rewrite ${line}`);
const refused = (line: string) => rule(line).problems.length > 0;

describe('rewrite', () => {
  test('with two names the rule is exact, even if the first is a word for another kind of match', () => {
    expect(rule('name regex a').config).toMatchObject({
      mode: 'stop',
      rule: { kind: 'name', match: 'exact', from: 'regex', to: 'a', answers: [] },
    });
    expect(rule('continue name Regex (.*) b').config).toMatchObject({ mode: 'continue', rule: { match: 'regex' } });
  });

  test('an exact rule hands its names over swapped: the new name must be a pattern with the groups the old one uses', () => {
    expect(refused('name exact a (')).toBe(true);
    expect(refused('name exact ( a')).toBe(false);
    expect(refused('name exact {1} b')).toBe(true);
    expect(refused('name prefix a (')).toBe(false);
  });

  test('placeholders are counted, not numbered', () => {
    expect(refused('name regex (.*) {100}')).toBe(false);
    expect(refused('name regex (.*) {0}.{1}')).toBe(true);
  });

  test('the arguments of answer rules are taken without a look at them', () => {
    const { config, problems } = rule('name regex a b answer name answer auto value x y');
    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      rule: {
        answers: [
          { kind: 'name', from: 'answer', to: 'auto' },
          { kind: 'value', from: 'x', to: 'y' },
        ],
      },
    });
    expect(refused('name regex a b answer auto name x y')).toBe(true);
  });

  test("'revert' at the end is never data", () => {
    expect(refused('edns0 local set 0xffee revert')).toBe(true);
    expect(rule('edns0 local set 0xffee revert revert').config).toMatchObject({
      rule: { option: { action: { revert: true } } },
    });
  });

  test('a block goes on with the line only if that has fewer than two arguments', () => {
    expect(refused('stop {\n name a b\n}')).toBe(false);
    expect(refused('name a {\n b\n}')).toBe(true);
  });

  test('TTLs may be open on one side', () => {
    expect(rule('ttl a -5').config).toMatchObject({ rule: { ttl: { min: 0, max: 5 } } });
    expect(rule('ttl a 5-').config).toMatchObject({ rule: { ttl: { min: 5, max: 2147483647 } } });
    expect(refused('ttl a -')).toBe(true);
  });
});
