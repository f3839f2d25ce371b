import { isSpace, scan } from '@corefile/parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const read = (text: string) => scan({ path: '/Corefile', text });
const words = (text: string) => read(text).tokens.map(token => token.text);

test.each<[why: string, text: string, tokens: string[]]>([
  ['any Unicode white space separates', 'a\u00a0b\u2003c\u0085d\u3000e\vf', ['a', 'b', 'c', 'd', 'e', 'f']],
  ['a zero-width space does not', 'a\u200bb', ['a\u200bb']],
  ['CRLF is a line break', 'a\r\nb\r\n', ['a', 'b']],
  ['a lone carriage return is dropped', 'whoami\r}', ['whoami}']],
  ['and opens no gap before a quote either', 'a\r"b c"', ['a"b', 'c"']],
  ['one byte order mark at the start is dropped', '\ufeffa', ['a']],
  ['the next one is text', '\ufeff\ufeffa \ufeffb', ['\ufeffa', '\ufeffb']],
  ['a comment after a blank ends with the line', 'a #b c\nd', ['a', 'd']],
  [
    'a comment glued to a word ends at the next blank',
    'cache 30# thirty seconds',
    ['cache', '30', 'thirty', 'seconds'],
  ],
  ['a carriage return does not end it', 'a#b\rc d', ['a', 'd']],
  ['a quote inside it is nothing', 'a#"b c', ['a', 'c']],
  ['after a closing quote # opens an ordinary comment', '"a"#b c\nd', ['a', 'd']],
  ['a quote opens only at the beginning of a word', 'a"b c"', ['a"b', 'c"']],
  ['the closing quote ends the word', '"a"b', ['a', 'b']],
  ['an empty word', '"" a', ['', 'a']],
  ['only the quote can be escaped', String.raw`"\"" "\\" "\."`, ['"', '\\\\', '\\.']],
  ['an escaped backslash does not escape the quote after it', String.raw`"a\\"b`, ['a\\\\', 'b']],
  ['carriage returns stay in quotes', '"a\r\nb"', ['a\r\nb']],
  ['no single quotes, backticks, continuations', "'a b' `c` \\\nd", ["'a", "b'", '`c`', '\\', 'd']],
  ['an open quote runs to the end', 'a "b\nc', ['a', 'b\nc']],
  ['and loses a backslash that waits there', 'a "b\\', ['a', 'b']],
  ['but is no word if it is empty', 'a "', ['a']],
  ['braces count only as words of their own', 'foo{ {a} {', ['foo{', '{a}', '{']],
])('%s', (_, text, tokens) => {
  expect(words(text)).toEqual(tokens);
});

test('a token has the line of its first character; only \\n counts', () => {
  const lines = read('a\r\n"b\nc" d\n\ve\rf\n#\n g').tokens.map(({ text, line }) => [text, line]);
  expect(lines).toEqual([
    ['a', 1],
    ['b\nc', 2],
    ['d', 3],
    ['ef', 4],
    ['g', 6],
  ]);
});

test('ranges hold the quotes, but neither the comment nor the carriage return behind a word', () => {
  const text = ' "a\\"b" cd#x\r\ne\r\n';
  const { tokens, trivia } = read(text);
  expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(['"a\\"b"', 'cd', 'e']);
  expect(trivia.filter(({ kind }) => kind === 'comment')).toEqual([
    { kind: 'comment', start: 10, end: 12, line: 1, glued: true },
  ]);
});

test('white space is what Go calls so', () => {
  const spaces = Array.from({ length: 0x10000 }, (_, code) => code).filter(isSpace);
  const known = [9, 10, 11, 12, 13, 32, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000];
  for (let code = 0x2000; code <= 0x200a; code++) known.push(code);
  expect(spaces).toEqual(known.sort((a, b) => a - b));
});

test('tokens and trivia cover the text without gaps', () => {
  const pieces = fc.constantFrom('a', '"', '\\', '#', ' ', '\n', '\r', '{', '}', '\ufeff', '\u00a0', '\ud800', 'é');
  fc.assert(
    fc.property(fc.array(pieces), parts => {
      const text = parts.join('');
      const { tokens, trivia } = read(text);
      const all = [...tokens, ...trivia].sort((a, b) => a.start - b.start);
      let at = 0;
      for (const { start, end } of all) {
        expect(start).toBe(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBe(text.length);
    }),
  );
});
