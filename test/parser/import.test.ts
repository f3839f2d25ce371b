import { createDispenser, type Host, load } from '@corefile/parser';
import { expect, test } from 'vitest';
import { memoryHost } from './memory-host.ts';

const read = (text: string, host: Host = memoryHost()) => load({ path: '/etc/dns/Corefile', text }, host);
const found = (text: string, host?: Host) => read(text, host).problems.map(({ code, line }) => [code, line]);

test('a snippet holds blocks, directives or properties, wherever it is imported', () => {
  const text = `
    (inner) {
      x y
    }
    (lines) {
      cache {
        import inner
      }
    }
    (blocks) {
      a.org {
        import lines
      }
    }
    import blocks`;
  const { blocks, problems, imports } = read(text);
  expect(problems).toEqual([]);
  expect(blocks[0]?.directives.get('cache')?.map(token => token.text)).toEqual(['cache', '{', 'x', 'y', '}']);
  const names = imports.map(({ target }) => target.kind === 'snippet' && target.snippet.name);
  expect(names).toEqual(['blocks', 'lines', 'inner']);
});

test('behind a snippet from further down in the same file CoreDNS sees no line break', () => {
  const text = `
    (outer) {
      a.org {
        import inner
      }
    }
    (inner) {
      log
    }
    import outer`;
  expect(found(text)).toEqual([['unexpected-close-brace', 5]]);
});

test('imported tokens know their file and the chain of imports', () => {
  const host = memoryHost({ '/etc/dns/a': 'log\nimport sub/b\n', '/etc/dns/sub/b': 'errors x\n' });
  const { blocks, sources } = read('. {\n import a\n}', host);
  const errors = blocks[0]?.directives.get('errors')?.[0];
  expect(errors).toMatchObject({ file: '/etc/dns/sub/b', line: 1 });
  expect(errors?.importedBy?.token).toMatchObject({ file: '/etc/dns/a', line: 2 });
  expect(errors?.importedBy?.token.importedBy?.token).toMatchObject({ file: '', line: 2 });
  expect(sources.map(({ path }) => path)).toEqual(['/etc/dns/Corefile', '/etc/dns/a', '/etc/dns/sub/b']);
});

test('a file without a final line break does not run into the next line', () => {
  const host = memoryHost({ '/etc/dns/a': 'log' });
  expect([...(read('. {\n import a\n errors\n}', host).blocks[0]?.directives.keys() ?? [])]).toEqual(['log', 'errors']);
});

test('a snippet used twice is one line for the plugin: same file, same line', () => {
  const { blocks } = read('(s) {\n log\n}\n. {\n import s\n import s\n}');
  const dispenser = createDispenser(blocks[0]?.directives.get('log') ?? []);
  dispenser.next();
  expect(dispenser.remainingArgs()).toEqual(['log']);
});

test('patterns: sorted matches, none is no error', () => {
  const host = memoryHost({ '/etc/dns/d/b.server': 'b {\n}', '/etc/dns/d/a.server': 'a {\n}', '/etc/dns/d/x': '?' });
  const program = read('import d/*.server\nimport none*\n', host);
  expect(program.problems).toEqual([]);
  expect(program.blocks.map(({ keys }) => keys[0]?.text)).toEqual(['a', 'b']);
  expect(program.imports[1]?.target).toEqual({ kind: 'files', pattern: '/etc/dns/none*', files: [] });
});

test.each<[why: string, text: string, code: string, line: number]>([
  ['no argument', '. {\n import\n}', 'import-argument-count', 2],
  ['too many', '. {\n import s a\n}', 'import-argument-count', 2],
  ['arguments and block of Caddy 2', '. {\n import s {\n  a\n }\n}', 'import-argument-count', 2],
  ['empty name', '. {\n import {$NONE} x\n}', 'import-empty-path', 2],
  ['no such file', '. {\n import none\n}', 'import-not-found', 2],
  ['snippet defined below', '. {\n import late\n}\n(late) {\n}', 'import-not-found', 2],
  ['directory', '. {\n import d\n}', 'import-unreadable', 2],
  ['two wildcards', '. {\n import d/*/*\n}', 'import-pattern', 2],
  ['brackets', '. {\n import d/[ab]\n}', 'import-pattern', 2],
  ['malformed', '. {\n import d/[a\n}', 'import-pattern', 2],
  ['snippet that imports itself', '(c) {\n import c\n}\n. {\n}', 'import-cycle', 3],
])('refused: %s', (_, text, code, line) => {
  const host = memoryHost({ '/etc/dns/d/file': '' });
  const texts = text.includes('import s') ? `(s) {\n}\n${text}` : text;
  expect(found(texts, host)[0]).toEqual([code, text === texts ? line : line + 2]);
});

test('a snippet that imports itself: CoreDNS names the closing brace, the range is the import', () => {
  const text = '(c) {\n log\n import c\n}\n. {\n}';
  const [problem] = read(text).problems;
  expect(problem).toMatchObject({ code: 'import-cycle', line: 4 });
  expect(text.slice(problem?.range.start, problem?.range.end)).toBe('import');
});

test('longer cycles run into the limit, which is reported once', () => {
  expect(found('(a) {\n import b\n import b\n}\n(b) {\n import a\n}\n. {\n import a\n}\n')).toEqual([
    ['import-limit', 6],
  ]);
  const host = memoryHost({ '/etc/dns/f': 'log\nimport f\nimport f\n' });
  expect(found('. {\n import f\n}\n', host)).toEqual([['import-limit', 2]]);
});

test('snippets that multiply end at a size that CoreDNS could not hold either', () => {
  const body = 'log x y z\n'.repeat(2000);
  const levels = Array.from({ length: 4 }, (_, n) => `(s${n + 1}) {\n${`import s${n}\n`.repeat(10)}}\n`).join('');
  expect(found(`(s0) {\n${body}}\n${levels}. {\n import s4\n}\n`).map(([code]) => code)).toEqual(['import-size']);
});
