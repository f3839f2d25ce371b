import { expect, test } from 'vitest';
import { silencedBy } from '../../packages/project/src/silenced-by.ts';

test('the first stretch that holds a place silences it, and each that holds one is used', () => {
  const [file, line, none, later] = [
    { start: 3, end: 9 },
    { start: 4, end: 4 },
    { start: 10, end: 11 },
    { start: 0, end: 20 },
  ];
  const { by, used } = silencedBy([1, 4, 4, 9, 12], [file, line, none, later]);
  expect(by).toEqual([later, file, file, file, later]);
  expect([...used]).toEqual([file, line, later]);
});
