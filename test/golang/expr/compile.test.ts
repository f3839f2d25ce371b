import { describe, expect, it, test } from 'vitest';
import { refusal } from './environment.ts';

// Verdicts and texts are those of expr-lang 1.17.8.
describe('an expression is refused when it is compiled', () => {
  it('with message, place, line and caret', () => {
    expect(refusal('x')).toBe('unknown name x (1:1)\n | x\n | ^');
    expect(refusal("name()\n  == 'a' or\n\tfoo")).toBe('unknown name foo (3:2)\n |  foo\n | .^');
    expect(refusal("'é' == ü")).toBe("unknown name ü (1:8)\n | 'é' == ü\n | .......^");
  });

  test.each([
    // the lexer
    ["'a", 'literal not terminated (1:3)'],
    ["'\\z'", 'invalid char escape (1:3)'],
    ["'\\400'", 'unable to unescape string (1:6)'],
    ['name() @ 1', "unrecognized character: U+0040 '@' (1:8)"],
    ['1 == 10a', 'bad number syntax: "10a" (1:8)'],
    ['.5.5 == 1', 'invalid float literal: strconv.ParseFloat: parsing ".5.5": invalid syntax (1:6)'],
    ['/* never closed', 'unclosed comment (1:16)'],
    // the parser
    ['', 'unexpected token EOF'],
    ['10.0.0.0/8', 'unexpected token Number(".0.0") (1:5)'],
    ["name() = 'a'", 'unexpected token Operator("=") (1:8)'],
    ["name() 'a'", 'unexpected token String("a") (1:8)'],
    ['true.x', 'unexpected token Operator(".") (1:5)'],
    ['1 ?? 2 + 3', 'Operator (+) and coalesce expressions (??) cannot be mixed. Wrap either by parentheses. (1:8)'],
    ['all([1])', 'expected at least 2 arguments (1:8)'],
    ['map([1], #;#)', 'wrap predicate with brackets { and } (1:11)'],
    ['99999999999999999999', expect.stringContaining('value out of range')],
    // the checker
    ["type() in 'A'", 'invalid operation: in (mismatched types string and string) (1:8)'],
    ['name() == 1', 'invalid operation: == (mismatched types string and int) (1:8)'],
    ["name == 'a'", 'invalid operation: == (mismatched types func() string and string) (1:6)'],
    ["type() in ['A', 1]", ''],
    ['id() in [name()]', 'cannot use int as type string in array (1:6)'],
    ["name() matches '['", 'error parsing regexp: missing closing ]: `[` (1:8)'],
    ['incidr(client_ip())', 'not enough arguments to call incidr (1:1)'],
    ["incidr(1, '::/0')", 'cannot use int as argument (type string) to call incidr  (1:8)'],
    ['metadata(nil)', 'cannot use nil as argument (type string) to call metadata (1:10)'],
    ['name().length', 'type string has no field length (1:8)'],
    ['now().Month() == 11', 'invalid operation: == (mismatched types time.Month and int) (1:15)'],
    ['len(1)', 'invalid argument for len (type int) (1:1)'],
    ['max(nil)', 'invalid argument for max (type %!s(<nil>)) (1:1)'],
    ['let name = 1; name', 'cannot redeclare name (1:5)'],
    ['filter([1], #index == 0)', 'unknown pointer #index (1:13)'],
    ['count([1], #)', 'predicate should return boolean (got int) (1:12)'],
    // the optimizer
    ['id() == 1 % 0', 'integer divide by zero (1:11)'],
  ])('%s', (source, message) => {
    const [first] = refusal(source).split('\n');
    expect(first).toEqual(message);
  });
});

describe('a name of the environment hides the builtin', () => {
  test('type is a function without parameters here', () => {
    expect(refusal("type() == 'A'")).toBe('');
    expect(refusal('type(1)')).toContain('too many arguments to call type');
  });
});

test('what we cannot follow is not called right or wrong', () => {
  expect(refusal(`${'('.repeat(20_000)}1${')'.repeat(20_000)}`)).toBe('not modelled: expression is nested too deep');
});
