import { schemas } from '@corefile/plugins';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadGrammar, type Piece } from './tokenize.ts';

let corefile: (text: string) => readonly Piece[];
let yaml: typeof corefile;
let markdown: typeof corefile;
beforeAll(async () => {
  corefile = await loadGrammar('source.corefile');
  yaml = await loadGrammar('source.yaml');
  markdown = await loadGrammar('text.html.markdown');
});

/** The innermost scope of each piece, `text:scope` without the language. */
const inner = (pieces: readonly Piece[]): string[] =>
  pieces.map(({ text, scopes }) => `${text.trim()}:${scopes.at(-1)?.replace(/\.corefile$/, '')}`);
const scopeOf = (pieces: readonly Piece[], word: string): string | undefined =>
  pieces.find(({ text }) => text.trim() === word)?.scopes.at(-1);

describe('Corefile', () => {
  test('keys, plugins, options and values', () => {
    expect(inner(corefile('tls://a.org:853 {\n    forward . 1.1.1.1 {\n        expire 5s\n    }\n    log\n}'))).toEqual(
      [
        'tls:keyword.other.transport',
        '://:punctuation.separator.transport',
        'a.org:entity.name.type.zone',
        '::punctuation.separator.port',
        '853:constant.numeric.port',
        '{:punctuation.section.block.begin',
        'forward:support.function.plugin',
        '.:string.unquoted',
        '1.1.1.1:constant.other.address',
        '{:punctuation.section.block.begin',
        'expire:support.type.property-name',
        '5s:constant.numeric.duration',
        '}:punctuation.section.block.end',
        'log:support.function.plugin',
        '}:punctuation.section.block.end',
      ],
    );
  });
  test('snippets, imports, variables', () => {
    expect(inner(corefile('(common) {\n    cache {$TTL}\n}\n. {\n    import common\n}'))).toEqual([
      '(:punctuation.definition.snippet.begin',
      'common:entity.name.function.snippet',
      '):punctuation.definition.snippet.end',
      '{:punctuation.section.block.begin',
      'cache:support.function.plugin',
      '{$TTL}:variable.other.environment',
      '}:punctuation.section.block.end',
      '.:entity.name.type.zone',
      '{:punctuation.section.block.begin',
      'import:keyword.control.import',
      'common:string.unquoted.import',
      '}:punctuation.section.block.end',
    ]);
  });
  test('comments, also glued to a word', () => {
    const pieces = corefile('. { # all\n    cache 30# seconds\n}');
    expect(scopeOf(pieces, '# all')).toBe('comment.line.number-sign.corefile');
    expect(scopeOf(pieces, '#')).toBe('comment.line.number-sign.glued.corefile');
    expect(scopeOf(pieces, 'seconds')).toBe('string.unquoted.corefile');
  });
  test('quoted words may hold line breaks and templates, and braces in them are none', () => {
    const pieces = corefile(
      '. {\n    template IN A {\n        answer "{{ .Name }} \\" {\n 60"\n    }\n    log\n}\nb.org {\n}',
    );
    expect(scopeOf(pieces, '.Name')).toBe('variable.other.template.corefile');
    expect(scopeOf(pieces, 'log')).toBe('support.function.plugin.corefile');
    expect(scopeOf(pieces, 'b.org')).toBe('entity.name.type.zone.corefile');
  });
  test('knows every plugin', () => {
    for (const { name } of schemas)
      expect(scopeOf(corefile(`. {\n    ${name}\n}`), name), name).toBe('support.function.plugin.corefile');
    expect(scopeOf(corefile('. {\n    nonsense\n}'), 'nonsense')).toBe('entity.name.function.corefile');
  });
});

describe('Corefiles elsewhere', () => {
  test('in a ConfigMap, up to the next key', () => {
    const pieces = yaml(
      'data:\n  Corefile: |\n    .:53 {\n        forward . 1.1.1.1\n\n        log\n    }\n  other: |\n    log\n',
    );
    expect(scopeOf(pieces, 'forward')).toBe('support.function.plugin.corefile');
    expect(pieces.find(({ text }) => text === 'forward')?.scopes).toContain('meta.embedded.block.corefile');
    expect(pieces.filter(({ text }) => text.trim() === 'log').map(({ scopes }) => scopes.at(-1))).toEqual([
      'support.function.plugin.corefile',
      'string.unquoted.block.yaml',
    ]);
  });
  test('in the pieces of coredns-custom', () => {
    expect(scopeOf(yaml('data:\n  test.override: |\n    log\n'), 'log')).toBe('support.function.plugin.corefile');
  });
  test('in a fence of Markdown', () => {
    const pieces = markdown('text\n```corefile\n. {\n    log\n}\n```\nlog');
    expect(pieces.filter(({ text }) => text.trim() === 'log').map(({ scopes }) => scopes.at(-1))).toEqual([
      'support.function.plugin.corefile',
      'text.html.markdown',
    ]);
  });
});
