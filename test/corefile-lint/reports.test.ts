import { readFileSync } from 'node:fs';
import type { DocumentProblem } from '@corefile/project';
import Ajv from 'ajv';
import { type Format, type Results, render, reportSchema } from 'corefile-lint';
import { describe, expect, test } from 'vitest';

const text = '.:53 {\n    forward "ü" a b\n    cache 30 # c\n}\n';

/** A problem that stands on these words of the text. */
function problem(words: string, about: Partial<DocumentProblem> = {}): DocumentProblem {
  const at = (offset: number) => {
    const before = text.slice(0, offset);
    return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n'), offset };
  };
  const start = text.indexOf(words);
  const range = { start: at(start), end: at(start + words.length) };
  return { rule: 'no-a', code: 'CF301', severity: 'error', message: 'a', range, related: [], fixes: [], ...about };
}

const results: Results = {
  documents: [
    {
      document: { path: 'conf/Corefile', text },
      problems: [
        problem('a b', {
          message: '100% <wrong>: \'a\', "b" & c | d\nand more',
          related: [{ message: 'first here', path: 'conf/Corefile', range: problem('.:53').range }],
          fixes: [
            {
              title: 'Remove them',
              safety: 'safe',
              edits: [{ path: 'conf/Corefile', start: text.indexOf(' a b'), end: text.indexOf(' a b') + 4, text: '' }],
            },
          ],
        }),
        problem('cache', { rule: 'no-cache', code: 'CF302', severity: 'warning', message: 'too late' }),
      ],
      silenced: [{ problem: problem('30', { severity: 'info' }), kind: 'inSource', reason: 'later' }],
    },
    { document: { path: 'ok.corefile', text: '' }, problems: [], silenced: [] },
  ],
  summary: { files: 2, errors: 1, warnings: 1, infos: 0 },
  rules: ['no-a', 'no-b', 'no-cache'].map((name, index) => ({
    name,
    code: `CF30${index}`,
    severity: 'error' as const,
    summary: 'S',
    why: 'W',
    fix: 'F',
    bad: '',
    good: '',
  })),
  version: '1.2.3',
};
const report = (format: Format) => render(format, results, false);

test('text: message, source line, caret, places, help, page, numbers', () => {
  expect(report('text')).toMatchInlineSnapshot(`
    "conf/Corefile:2:17: error: 100% <wrong>: 'a', "b" & c | d and more [no-a]
          forward "ü" a b
                      ^~~
    conf/Corefile:1:1: note: first here
      help: Remove them (--fix)
      see: https://github.com/corefile-toolchain/corefile-toolchain/blob/main/docs/rules/no-a.md
    conf/Corefile:3:5: warning: too late [no-cache]
          cache 30 # c
          ^~~~~
      see: https://github.com/corefile-toolchain/corefile-toolchain/blob/main/docs/rules/no-cache.md
    1 error, 1 warning, 0 info in 2 files
    "
  `);
});

test('oneline is what the problem matcher of GitHub reads', () => {
  expect(report('oneline')).toMatchInlineSnapshot(`
    "conf/Corefile:2:17: error: 100% <wrong>: 'a', "b" & c | d and more [no-a]
    conf/Corefile:3:5: warning: too late [no-cache]
    "
  `);
  const matcher = JSON.parse(
    readFileSync(new URL('../../.github/corefile-lint-matcher.json', import.meta.url), 'utf8'),
  );
  const { regexp } = matcher.problemMatcher[0].pattern[0];
  expect(new RegExp(regexp).exec('conf/Corefile:3:5: warning: too late [no-cache]')?.slice(1)).toEqual([
    'conf/Corefile',
    '3',
    '5',
    'warning',
    'too late',
    'no-cache',
  ]);
});

test('json follows its schema, jsonl has the same problems', () => {
  const written = JSON.parse(report('json'));
  const validate = new Ajv().compile(reportSchema);
  expect(validate(written), JSON.stringify(validate.errors)).toBe(true);
  const lines = report('jsonl')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  expect(lines).toEqual(
    written.files.flatMap(({ path, problems }: { path: string; problems: object[] }) =>
      problems.map(problem => ({ path, ...problem })),
    ),
  );
});

test('github: commands with their words escaped', () => {
  expect(report('github')).toMatchInlineSnapshot(`
    "::error file=conf/Corefile,line=2,endLine=2,col=17,endColumn=20,title=corefile-lint(no-a)::100%25 <wrong>: 'a', "b" & c | d%0Aand more
    ::warning file=conf/Corefile,line=3,endLine=3,col=5,endColumn=10,title=corefile-lint(no-cache)::too late
    1 error, 1 warning, 0 info in 2 files
    "
  `);
});

test('gitlab', () => {
  expect(JSON.parse(report('gitlab'))).toMatchInlineSnapshot(`
    [
      {
        "check_name": "no-a",
        "description": "100% <wrong>: 'a', "b" & c | d
    and more",
        "fingerprint": "e1f09e90145a370b-1",
        "location": {
          "lines": {
            "begin": 2,
            "end": 2,
          },
          "path": "conf/Corefile",
        },
        "severity": "critical",
      },
      {
        "check_name": "no-cache",
        "description": "too late",
        "fingerprint": "81d80feba7857c13-1",
        "location": {
          "lines": {
            "begin": 3,
            "end": 3,
          },
          "path": "conf/Corefile",
        },
        "severity": "minor",
      },
    ]
  `);
});

test('junit: a clean file is a case that passes', () => {
  expect(report('junit')).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="corefile-lint">
      <testsuite name="conf/Corefile" tests="2" failures="2" errors="0" time="0">
        <testcase name="no-a 2:17" classname="conf/Corefile" time="0">
          <failure type="error" message="100% &lt;wrong&gt;: 'a', &quot;b&quot; &amp; c | d&#10;and more">conf/Corefile:2:17: error: 100% &lt;wrong&gt;: 'a', &quot;b&quot; &amp; c | d&#10;and more</failure>
        </testcase>
        <testcase name="no-cache 3:5" classname="conf/Corefile" time="0">
          <failure type="warning" message="too late">conf/Corefile:3:5: warning: too late</failure>
        </testcase>
      </testsuite>
      <testsuite name="ok.corefile" tests="1" failures="0" errors="0" time="0">
        <testcase name="corefile-lint" classname="ok.corefile" time="0"/>
      </testsuite>
    </testsuites>
    "
  `);
});

test('checkstyle', () => {
  expect(report('checkstyle')).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <checkstyle version="4.3">
      <file name="conf/Corefile">
        <error line="2" column="17" severity="error" message="100% &lt;wrong&gt;: 'a', &quot;b&quot; &amp; c | d&#10;and more" source="corefile-lint.no-a"/>
        <error line="3" column="5" severity="warning" message="too late" source="corefile-lint.no-cache"/>
      </file>
      <file name="ok.corefile">
      </file>
    </checkstyle>
    "
  `);
});

test('rdjson counts columns in bytes', () => {
  const { diagnostics } = JSON.parse(report('rdjson'));
  expect(diagnostics[0].location.range).toEqual({ start: { line: 2, column: 18 }, end: { line: 2, column: 21 } });
  expect(diagnostics[0].suggestions).toEqual([
    { range: { start: { line: 2, column: 17 }, end: { line: 2, column: 21 } }, text: '' },
  ]);
});

test('markdown: nothing in a message is markup', () => {
  expect(report('markdown')).toMatchInlineSnapshot(`
    "## corefile-lint

    1 error, 1 warning, 0 info in 2 files

    ### conf/Corefile

    | | Line | Problem | Rule |
    |---|---|---|---|
    | ❌ error | 2 | 100% \\<wrong\\>: 'a', "b" & c \\| d and more | [no-a](https://github.com/corefile-toolchain/corefile-toolchain/blob/main/docs/rules/no-a.md) |
    | ⚠️ warning | 3 | too late | [no-cache](https://github.com/corefile-toolchain/corefile-toolchain/blob/main/docs/rules/no-cache.md) |
    "
  `);
});

describe('sarif', () => {
  test('is valid, and the check can fail', () => {
    const schema = JSON.parse(readFileSync(new URL('./sarif-2.1.0-subset.json', import.meta.url), 'utf8'));
    const validate = new Ajv({ strict: false }).compile(schema);
    const log = JSON.parse(report('sarif'));
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    log.runs[0].results[0].level = 'fatal';
    expect(validate(log)).toBe(false);
  });

  test('says what each result is about', () => {
    const [run] = JSON.parse(report('sarif')).runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['no-a', 'no-cache']);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(run.results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'conf/Corefile', uriBaseId: '%SRCROOT%' },
      region: { startLine: 2, startColumn: 17, endLine: 2, endColumn: 20 },
    });
    expect(run.results.map(({ suppressions }: { suppressions: unknown[] }) => suppressions)).toEqual([
      [],
      [],
      [{ kind: 'inSource', justification: 'later' }],
    ]);
  });
});
