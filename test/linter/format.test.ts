import { readdirSync, readFileSync } from 'node:fs';
import { format } from '@corefile/linter';
import { load, scan } from '@corefile/parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mutateCorefile } from '../oracle/mutate-corefile.ts';
import { memoryHost } from '../parser/memory-host.ts';

describe('the normal form', () => {
  test.each<[what: string, before: string, after: string]>([
    ['four blanks a level', '. {\n\tlog {\n  class error\n }\n}', '. {\n    log {\n        class error\n    }\n}\n'],
    ['one blank between words', '.   {\n  forward\t.  1.1.1.1   \n}\n', '. {\n    forward . 1.1.1.1\n}\n'],
    [
      'comments stand with what they stand before',
      '. {\n# a\nlog    # b  \n  # c\n}\n',
      '. {\n    # a\n    log # b\n    # c\n}\n',
    ],
    ['one empty line is enough', '\n\n. {\n\n\nlog\n\n\nerrors\n\n}\n\n\n', '. {\n    log\n\n    errors\n}\n'],
    ['lines are neither split nor joined', '. { log }\n', '. { log }\n'],
    ['nor is a brace moved to the line before', '.\n{\nlog\n}\n', '.\n{\n    log\n}\n'],
    [
      'a comment glued to a word stays glued',
      'a.org {\n  cache 30# thirty   seconds\n}\n',
      'a.org {\n    cache 30# thirty seconds\n}\n',
    ],
    ['quoted words stay as they are', '. {\nlog "a\n  b\\"  c" d\n}\n', '. {\n    log "a\n  b\\"  c" d\n}\n'],
    ['Windows line ends stay', '. {\r\nlog\r\n}\r\n', '. {\r\n    log\r\n}\r\n'],
    ['a byte order mark stays', '\ufeff. {\nlog\n}', '\ufeff. {\n    log\n}\n'],
    ['an open quote gets no line break', '. {\nlog "abc', '. {\n    log "abc'],
    ['a brace too many', '. {\n}\n}\nb {\nlog\n}', '. {\n}\n}\nb {\n    log\n}\n'],
    ['nothing stays nothing', ' \n\t\n', ''],
    [
      'empty lines count where a variable may hold line breaks',
      '. {\nlog {$X}\n\n\n  # c\n\n\nerrors\n}\n',
      '. {\n    log {$X}\n\n\n    # c\n\n\n    errors\n}\n',
    ],
  ])('%s', (_, before, after) => {
    expect(format(before).text).toBe(after);
  });

  test('tells which comments are glued to words', () => {
    const { glued } = format('. {\n cache 30#s x # y\n}\n');
    expect(glued.map(({ start, end }) => [start, end])).toEqual([[13, 15]]);
  });
});

/** What CoreDNS reads: the words, which of them share a line, and what we must keep beside them. */
function reading(text: string) {
  const { tokens, trivia } = scan({ path: '/Corefile', text });
  return {
    words: tokens.map(({ text, quoted, line }, index) => {
      const before = tokens[index - 1];
      return [text, quoted, before !== undefined && line === before.line + before.text.split('\n').length - 1];
    }),
    comments: trivia
      .filter(({ kind }) => kind === 'comment' || kind === 'quote')
      .map(({ start, end, glued }) => [text.slice(start, end).trimEnd(), glued]),
    refusals: load({ path: '/Corefile', text }, memoryHost({ '/a.conf': 'log\n' })).problems.map(({ code }) => code),
  };
}

function expectSameReading(text: string) {
  const once = format(text).text;
  expect(reading(once)).toEqual(reading(text));
  expect(format(once).text).toBe(once);
}

const corefiles = new URL('../oracle/whole-files/', import.meta.url);
const files = readdirSync(corefiles).map(name => readFileSync(new URL(name, corefiles), 'utf8'));

describe('CoreDNS reads the same', () => {
  const odd = fc.constantFrom(
    ...['{', '}', '#', ' #c\n', '"', '\\"', '"a b"', '\n', '\n\n\n', '\r\n', '\r', ' ', '\t', '\u00a0', '\ufeff', ','],
    ...[
      'import a.conf',
      'import',
      '(s) {\n log\n}\n',
      'import s\n',
      '{$X}',
      '{%Y%}',
      'a.org',
      'log',
      '30#s',
      '""',
      '\\',
    ],
  );
  test('of any text', () => {
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 30 }), parts => expectSameReading(parts.join(''))),
      { numRuns: 3000 },
    );
  });

  test('of changed Corefiles', () => {
    let seed = 1;
    const random = () => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    for (let round = 0; round < 1000; round++)
      expectSameReading(mutateCorefile(files[round % files.length] as string, files, random));
  });

  test('of hostile ones, in linear time', () => {
    expectSameReading('{\n'.repeat(20_000));
    expectSameReading('a#b '.repeat(50_000));
    expectSameReading('""'.repeat(50_000));
  });
});
