import {
  codeActions,
  completion,
  definition,
  diagnostics,
  documentLinks,
  documentSymbols,
  foldingRanges,
  formatting,
  hover,
  legend,
  prepareRename,
  references,
  rename,
  semanticTokens,
  signatureHelp,
} from '@corefile/language-server';
import { describe, expect, test } from 'vitest';
import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { inConfigMap, type MarkedOptions, open } from './marked.ts';

const yaml = { path: '/work/coredns.yaml' };

async function labels(marked: string, options?: MarkedOptions): Promise<string[]> {
  const { state, position, host } = await open(marked, options);
  return completion(state, position, { host, snippets: true })?.items.map(({ label }) => label) ?? [];
}
async function hovered(marked: string, options?: MarkedOptions): Promise<string> {
  const { state, position } = await open(marked, options);
  const contents = hover(state, position)?.contents;
  return contents && typeof contents === 'object' && 'value' in contents ? contents.value : '';
}
async function found(marked: string, options?: MarkedOptions) {
  const { workspace, state } = await open(marked, options);
  const problems = (await workspace.problems()).get(state.document.uri) ?? [];
  return diagnostics(problems, path => workspace.uriOf(path));
}
/** What CoreDNS would refuse; advice comes and goes with the rules. */
const errors = async (marked: string, options?: MarkedOptions) =>
  (await found(marked, options)).filter(({ severity }) => severity === 1);
const apply = (text: string, edits: readonly TextEdit[]): string =>
  TextDocument.applyEdits(TextDocument.create('file:///x', 'corefile', 1, text), [...edits]);

describe.each([
  ['a Corefile', (text: string) => text, {}],
  ['a ConfigMap', inConfigMap, yaml],
])('in %s', (_, place, options) => {
  test('completion offers plugins, options, words and zones on unfinished lines', async () => {
    expect(await labels(place('.:53 {\n    fo‸\n}\n'), options)).toContain('forward');
    expect(await labels(place('.:53 {\n    ‸\n}\n'), options)).toContain('import');
    expect(await labels(place('.:53 {\n    forward . 1.1.1.1 {\n        policy ‸\n'), options)).toEqual([
      'random',
      'round_robin',
      'sequential',
    ]);
    expect(await labels(place('example.org {\n    cache 30 ‸\n}\n'), options)).toContain('example.org');
    expect(await labels(place('(common) {\n    log\n}\n. {\n    import ‸\n}\n'), options)).toContain('common');
  });

  test('completion replaces the word it stands in', async () => {
    const text = place('. {\n    forw‸\n}\n');
    const { state, position, host } = await open(text, options);
    const item = completion(state, position, { host, snippets: false })?.items.find(({ label }) => label === 'forward');
    expect(apply(text.replace('‸', ''), [item?.textEdit as TextEdit])).toBe(place('. {\n    forward\n}\n'));
  });

  test('hover explains plugins, options, arguments, keys and variables', async () => {
    expect(await hovered(place('. {\n    fo‸rward . 1.1.1.1\n}\n'), options)).toContain('forward FROM TO...');
    expect(await hovered(place('. {\n    cache {\n        pre‸fetch 10 1m\n    }\n}\n'), options)).toContain(
      'prefetch',
    );
    expect(await hovered(place('. {\n    cache 3‸0\n}\n'), options)).toContain('`TTL`');
    expect(await hovered(place('exam‸ple.org {\n    log\n}\n'), options)).toContain(
      'zone `example.org.` over dns on port 53',
    );
    expect(await hovered(place('. {\n    cache {$T‸TL}\n}\n'), options)).toContain('environment variable `TTL`');
  });

  test('diagnostics stand at the word, with a code and a page', async () => {
    const text = place('. {\n    fowrard . 1.1.1.1\n}\n');
    const [first] = await errors(text, options);
    expect(first).toMatchObject({ source: 'corefile-lint', code: 'unknown-plugin', severity: 1 });
    expect(first?.codeDescription?.href).toContain('rules/unknown-plugin');
    const document = TextDocument.create('', '', 1, text);
    expect(first && document.getText(first.range)).toBe('fowrard');
  });

  test('snippets: definition, references and rename', async () => {
    const text = place('(common) {\n    log\n}\n. {\n    import com‸mon\n}\nb.org {\n    import common\n}\n');
    const { state, position } = await open(text, options);
    const [target] = definition(state, position);
    expect(target && state.document.getText(target.range)).toBe('common');
    expect(references(state, position, true)).toHaveLength(3);
    expect(references(state, position, false)).toHaveLength(2);
    const range = prepareRename(state, position);
    expect(range && state.document.getText(range)).toBe('common');
    const edit = rename(state, position, 'shared');
    const changes = typeof edit === 'string' ? [] : (edit.changes?.[state.document.uri] ?? []);
    expect(apply(text.replace('‸', ''), changes)).toBe(text.replace('‸', '').replaceAll('common', 'shared'));
    expect(rename(state, position, 'two words')).toContain('no blanks');
  });

  test('signature help follows the arguments', async () => {
    const { state, position } = await open(place('. {\n    forward . ‸\n}\n'), options);
    const help = signatureHelp(state, position);
    const [signature] = help?.signatures ?? [];
    const span = signature?.parameters?.[help?.activeParameter ?? -1]?.label;
    expect(Array.isArray(span) && signature?.label.slice(...span)).toBe('TO...');
  });

  test('outline and folding', async () => {
    const { state } = await open(
      place('(common) {\n    log\n}\n. {\n    cache {\n        keepttl\n    }\n}\n'),
      options,
    );
    const symbols = documentSymbols(state);
    expect(symbols.map(({ name }) => name)).toEqual(['(common)', '.']);
    expect(symbols[1]?.children?.[0]?.children?.[0]?.name).toBe('keepttl');
    const lead = place('').split('\n').length - 1;
    expect(foldingRanges(state).map(({ startLine, endLine }) => [startLine - lead, endLine - lead])).toEqual([
      [0, 1],
      [3, 6],
      [4, 5],
    ]);
  });

  test('formatting changes the Corefile and nothing around it', async () => {
    const text = place('. {\n  log\n\n\n  errors   \n}\n');
    const { state } = await open(text, options);
    expect(apply(text, formatting(state))).toBe(place('. {\n    log\n\n    errors\n}\n'));
  });

  test('semantic tokens tell keywords from values', async () => {
    const { state } = await open(
      place('(s) {\n}\na.org {\n    import s\n    forward . {$UP} {\n        expire 5s\n    }\n}\n'),
      options,
    );
    expect(coloured(state.document, semanticTokens(state).data)).toEqual([
      '(s):snippet',
      'a.org:zone',
      'import:keyword',
      's:snippet',
      'forward:plugin',
      '.:zone',
      '{$UP}:envVar',
      'expire:property',
      '5s:duration',
    ]);
  });
});

function coloured(document: TextDocument, data: readonly number[]): string[] {
  const out: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [deltaLine = 0, delta = 0, length = 0, type = 0] = data.slice(at);
    character = deltaLine > 0 ? delta : character + delta;
    line += deltaLine;
    const text = document.getText({ start: { line, character }, end: { line, character: character + length } });
    out.push(`${text}:${legend.tokenTypes[type]}`);
  }
  return out;
}

test('every word of a Corefile has a hover', async () => {
  const text =
    '(s) {\n    errors\n}\na.org:53 {\n    import s\n    cache 30 {\n        success 5000\n    }\n    forward . 1.1.1.1\n}\n';
  for (const { index } of text.matchAll(/[^\s{}]+/g)) {
    const marked = `${text.slice(0, index + 1)}‸${text.slice(index + 1)}`;
    expect(await hovered(marked), marked).not.toBe('');
  }
});

const refused = (problems: readonly { rule: string; severity: string }[] = []) =>
  problems.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);

describe('imports', () => {
  const files = { '/work/common.conf': 'log\nerrors\n', '/work/Corefile': '' };
  test('of files are links, and found by definition and completion', async () => {
    const { state, position } = await open('. {\n    import com‸mon.conf\n}\n', { files });
    expect(documentLinks(state).map(({ target }) => target)).toEqual(['file:///work/common.conf']);
    expect(definition(state, position).map(({ uri }) => uri)).toEqual(['file:///work/common.conf']);
    expect(await labels('. {\n    import ‸\n}\n', { files })).toEqual(['common.conf']);
  });
  test('of a missing file are an error', async () => {
    const [first] = await errors('. {\n    import nothing.conf\n    whoami\n}\n');
    expect(first?.range.start).toEqual({ line: 1, character: 11 });
  });
  test('options in a snippet that a plugin imports', async () => {
    const text = '(opts) {\n    ‸\n}\n. {\n    cache {\n        import opts\n    }\n}\n';
    expect(await labels(text)).toContain('prefetch');
    expect(await hovered(text.replace('‸', 'kee‸pttl'))).toContain('keepttl');
  });
  test('an open file is judged with the Corefile that imports it', async () => {
    const { workspace } = await open('. {\n    import common.conf\n}\n', { files });
    const uri = 'file:///work/common.conf';
    await workspace.update(TextDocument.create(uri, 'corefile', 1, 'log\nfowrard . 1.1.1.1\n'));
    const problems = await workspace.problems();
    expect(refused(problems.get(uri))).toEqual(['unknown-plugin']);
    expect(refused(problems.get('file:///work/Corefile'))).toEqual([]);
    await workspace.update(TextDocument.create(uri, 'corefile', 2, 'log\n'));
    expect(refused((await workspace.problems()).get(uri))).toEqual([]);
  });
});

describe('YAML that has nothing to do with CoreDNS', () => {
  test('gets no diagnostics and no answers', async () => {
    const text = 'a: 1\nb: [‸]\n';
    expect(await found(text, yaml)).toEqual([]);
    expect(await hovered(text, yaml)).toBe('');
    expect(await labels(text, yaml)).toEqual([]);
    expect(await found('a: [\n', yaml)).toEqual([]);
  });
});

describe('settings', () => {
  const text = '. {\n    fowrard . 1.1.1.1\n}\n';
  test('turn rules off, give another severity, name own plugins', async () => {
    const level = async (settings: MarkedOptions['settings'] = {}) =>
      (await found(text, { settings })).find(({ code }) => code === 'unknown-plugin')?.severity;
    expect(await level()).toBe(1);
    expect(await level({ rules: new Map([['unknown-plugin', 'off']]) })).toBeUndefined();
    expect(await level({ rules: new Map([['unknown-plugin', 'info']]) })).toBe(3);
    expect(await level({ plugins: ['fowrard'] })).toBeUndefined();
  });
});

test('fixes of problems are code actions, safe ones also together', async () => {
  const { state } = await open('. {\n    log\n}\n');
  const range = {
    start: { line: 0, character: 0, column: 1, offset: 4 },
    end: { line: 0, character: 0, column: 1, offset: 4 },
  };
  const edits = [{ path: '/work/Corefile', start: 4, end: 4, text: '    errors\n' }];
  const problem = {
    rule: 'r',
    code: 'CF300',
    severity: 'warning' as const,
    message: 'm',
    range,
    related: [],
    fixes: [{ title: 'Add errors', safety: 'safe' as const, edits }],
  };
  const actions = codeActions(state, [problem], { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } });
  expect(actions.map(({ kind }) => kind)).toEqual(['quickfix', 'source.fixAll.corefile']);
  expect(apply('. {\n    log\n}\n', actions[0]?.edit?.changes?.[state.document.uri] ?? [])).toBe(
    '. {\n    errors\n    log\n}\n',
  );
  expect(
    codeActions(state, [problem], { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, ['quickfix']),
  ).toEqual([]);
});
