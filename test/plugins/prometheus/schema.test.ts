import { expect, test } from 'vitest';
import { judge } from '../../oracle/judge.ts';

test('prometheus takes one tls file; an empty path does not count as one', () => {
  const lines = (...options: string[]) =>
    judge(`. {\nprometheus {\n${options.join('\n')}\n}\n}\n`).errors.map(error => error.line);
  expect(lines('tls a', 'tls b')).toEqual([4]);
  expect(lines('tls ""', 'tls a')).toEqual([]);
  expect(lines('tls ""', 'tls a', 'tls ""')).toEqual([5]);
});
