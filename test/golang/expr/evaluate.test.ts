import { describe, expect, it, test } from 'vitest';
import { run, shown } from './environment.ts';

// Types and values are those of expr-lang 1.17.8, as Go prints them with %T and %v.
describe('evaluation', () => {
  test.each([
    // what views are made of
    ["incidr(client_ip(), '10.0.0.0/8')", 'bool true'],
    ["type() in ['A', 'AAAA'] and name() endsWith '.org.'", 'bool true'],
    ["name() not matches '^www[.]'", 'bool false'],
    ["metadata('a/b') == 'v' && not (metadata('zz') == 'v')", 'bool true'],
    ['size() < 512 ? name() : nil', 'string www.example.org.'],
    ['id() in 1..4711', 'bool true'],
    ['name()', 'string www.example.org.'],
    // numbers
    ['7 / 2', 'float64 3.5'],
    ['-7 % 3', 'int -1'],
    ['2 ** 10', 'float64 1024'],
    ['9223372036854775807 + size() - 45 + 1', 'int -9223372036854775808'],
    ['1e9', 'float64 1e+09'],
    ['0.1 + 0.2', 'float64 0.30000000000000004'],
    ['bitushr(-1, 60)', 'int 15'],
    ['round(-2.5)', 'float64 -3'],
    ['id() / opcode()', 'float64 +Inf'],
    // strings are bytes
    ["len('é')", 'int 1'],
    ["'é'[0:2] == 'é'", 'bool true'],
    ["'\\xe9' == 'é' and '\\u{e9}' == 'é'", 'bool true'],
    ["split('a.b.c', '.', 2)", '[]string [a b.c]'],
    ["replace('aaa', 'a', 'b', 2)", 'string bba'],
    ["trim('--x-', '-')", 'string x'],
    ["upper('ß')", 'string ß'],
    ["fromBase64('w6k=')", 'string é'],
    // collections
    ['map(1..3, # * #index)', '[]interface {} [0 2 6]'],
    ["filter(split(name(), '.'), len(#) == 3) | first()", 'string www'],
    ['reduce(1..4, # * #acc)', 'int 24'],
    ["groupBy(['a', 'bb', 'c'], len(#))[1]", '[]interface {} [a c]'],
    ["sortBy(['bb', 'a'], len(#), 'desc')", '[]interface {} [bb a]'],
    ['{a: 1, a: 2}.a', 'int 1'],
    ['{a: {b: 5}}?.a?.b', 'int 5'],
    ['{a: nil}.a?.b.c', '<nil> <nil>'],
    ['concat([]) == nil', 'bool true'],
    ['toJSON({b: [1, 2.5], a: "<"})', 'string {\n  "a": "\\u003c",\n  "b": [\n    1,\n    2.5\n  ]\n}'],
    ['fromJSON(\'{"a": [1]}\').a[-1]', 'float64 1'],
    // time
    ["now().Weekday().String() == 'Saturday' and now().Hour() in 8..17", 'bool true'],
    ['int(now().Month()) * 100 + now().Day()', 'int 1121'],
    ["(now() + duration('240h')).YearDay()", 'int 335'],
    ["duration('90m').Hours()", 'float64 1.5'],
    ["now().Format('Mon Jan _2 15:04:05 2006') + now().Format(' 3PM Z07:00')", 'string Sat Nov 21 14:05:09 2026 2PM Z'],
    ['1.1 ** 13', 'float64 3.452271214393103'],
    // flow
    ['let n = name(); n[:3] + n[-4:]', 'string wwworg.'],
    ['if do() { 1 } else { 2 }', 'int 1'],
    ['1 < 2 < 3', 'bool true'],
    ['nil ?? 5', 'int 5'],
    ['name() | upper() | len()', 'int 16'],
  ])('%s', (source, value) => {
    expect(shown(source)).toBe(value);
  });

  test.each([
    ["incidr('x', '::/0')", 'first argument is not an IP address'],
    ["incidr(client_ip(), '10.0.0.0/99')", 'invalid CIDR address: 10.0.0.0/99'],
    ['id() % opcode()', 'runtime error: integer divide by zero'],
    ['[1][5]', 'index out of range: 5 (array length is 1)'],
    ["find(split(name(), '.'), # == 'zz') != 'a'", 'interface conversion: interface {} is nil, not string'],
    ['map(1..2000000, #)', 'memory budget exceeded'],
    ['let f = upper; f(name())', 'invalid operation: cannot call nil'],
  ])('fails: %s', (source, error) => {
    expect(run(source)).toBe(error);
  });
});

describe('the optimizer changes what is evaluated', () => {
  it('leaves out what cannot matter', () => {
    expect(shown("incidr('x', 'y') and false")).toBe('bool false');
    expect(shown("sum(['a', name()])")).toBe('string awww.example.org.');
  });

  it('stops filter at the first match', () => {
    expect(shown('filter(1..9, 12 % (# - 5) == 0)[0]')).toBe('int 1');
  });
});

describe('what Go does by chance or by mistake is not guessed', () => {
  test.each([
    'keys({a: 1, b: 2})', // the order of a map
    '1 + findLast([1, 2], # == 1)', // the machine's stack goes out of step
    'let r = 1..3000; count(r, all(r, true))', // too many steps
    "timezone('Europe/Berlin')",
  ])('%s', source => {
    expect(run(source)).toMatch(/^not modelled: /);
  });
});

test('only the boolean true is true', () => {
  expect(run('do()')).toMatchObject({ isTrue: true });
  expect(run('1')).toMatchObject({ isTrue: false, type: 'int' });
});
