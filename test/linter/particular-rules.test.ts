import { applyEdits } from '@corefile/linter';
import { describe, expect, test } from 'vitest';
import { problemsOf } from './problems-of.ts';

const raised = (rule: string, text: string, version?: string) =>
  problemsOf(text, version === undefined ? {} : { version }).filter(problem => problem.rule === rule);

describe('duplicate-zone', () => {
  const fixed = (text: string) => {
    const [fix] = raised('duplicate-zone', text).flatMap(({ fixes }) => fixes);
    return (
      fix &&
      applyEdits(
        text,
        fix.edits.map(({ range, text }) => ({ start: range.start, end: range.end, text })),
      )
    );
  };

  test('merges blocks of the same zones that have no plugin in common', () => {
    const text =
      '.:53 {\n    errors\n    forward . 192.0.2.1\n}\n\n# of the team\n. {\n    log # all\n    cache 30\n}\n';
    expect(fixed(text)).toBe(
      '.:53 {\n    errors\n    forward . 192.0.2.1\n    log # all\n    cache 30\n}\n\n# of the team\n',
    );
  });

  test('leaves blocks of other zones, and those that would say a thing twice', () => {
    expect(fixed('. {\n    log\n}\n. {\n    log\n}\n')).toBeUndefined();
    expect(fixed('. a.org {\n    log\n}\n. {\n    errors\n}\n')).toBeUndefined();
    expect(fixed('. {\n    log }\n. {\n    errors\n}\n')).toBeUndefined();
  });
});

describe('regex-never-matches', () => {
  const view = (expression: string) => `. {\n    view v {\n        expr ${expression}\n    }\n    whoami\n}\n`;

  test.each([
    ["name() matches '^api\\\\.corp$'", "'^api\\\\.corp$'"],
    ['type() != `A` && name() matches `\\.Corp\\.$`', '`\\.Corp\\.$`'],
  ])('reads the patterns of a view: %s', (expression, word) => {
    const [problem] = raised('regex-never-matches', view(expression));
    expect(problem?.range.source.text.slice(problem.range.start, problem.range.end)).toBe(word);
  });

  test('only those for names', () => {
    expect(raised('regex-never-matches', view("name() matches '\\\\.corp\\\\.$'"))).toEqual([]);
    expect(raised('regex-never-matches', view("type() matches '^A$'"))).toEqual([]);
  });
});

test('chain-order-changed warns of answers from cache in front of acl, where a release has it so', () => {
  const text = '. {\n    acl {\n        block\n    }\n    cache\n    whoami\n}\n';
  const severities = (version: string) => raised('chain-order-changed', text, version).map(({ severity }) => severity);
  expect(['1.14.1', '1.14.2', '1.14.6', '1.14.7'].map(severities)).toEqual([[], ['warning'], ['warning'], []]);
});

test('a quote that is not closed is what is wrong, not the brace that it takes in', () => {
  const text = '. {\n    log . "{remote} \\"\n    whoami\n}\n';
  const [problem] = raised('unbalanced-braces', text);
  expect(problem).toMatchObject({ message: expect.stringMatching(/^this quote is not closed/), fixes: [] });
  expect(problem?.range.start).toBe(text.indexOf('"'));
  expect(raised('unbalanced-braces', '. {\n    log . "{remote}"')[0]?.fixes).toHaveLength(1);
});

describe('a fix that removes several lines', () => {
  const without = (text: string) => {
    const [fix] = raised('removed-plugin', text).flatMap(({ fixes }) => fixes);
    const edits = fix?.edits.map(({ range, text }) => ({ start: range.start, end: range.end, text })) ?? [];
    return applyEdits(text, edits);
  };

  test('keeps the comments that stand on them', () => {
    const federation = '    federation { # ours\n        # far away\n        prod prod.example.org # p\n    }';
    const kept = '    # ours\n    # far away\n    # p\n';
    expect(without(`. {\n    errors\n${federation}\n    log\n}\n`)).toBe(`. {\n    errors\n${kept}    log\n}\n`);
    expect(without(`. {\n${federation} # end\n    log\n}\n`)).toBe(`. {\n${kept}     # end\n    log\n}\n`);
    expect(without('. {\n    federation {\n        a b\n    }\n}\n')).toBe('. {\n}\n');
  });
});
