import { describe, expect, test } from 'vitest';
import { judge } from '../../oracle/judge.ts';
import { stanzasOf } from '../stanzas-of.ts';

describe('errors', () => {
  test('takes a level before show_first, or show_first twice', () => {
    const accepts = (rest: string) => judge(`. {\nerrors {\nconsolidate 5m x ${rest}\n}\n}\n`).errors.length === 0;
    const fine = ['', 'info', 'show_first', 'debug show_first', 'show_first show_first'];
    const bad = ['fatal', 'show_first info', 'info error', 'info show_first show_first'];
    expect([...fine, ...bad].filter(accepts)).toEqual(fine);
  });

  test('logs at the level error unless told otherwise', () => {
    const [stanza] = stanzasOf('errors', 'errors {\n    stacktrace consolidate 5m "x.*"\n}');
    expect(stanza).toMatchObject({
      stacktrace: true,
      consolidate: [{ period: 300_000, level: 'error', show_first: false }],
    });
  });
});
