import { expect, test } from 'vitest';
import { serverOf } from '../ask.ts';

test('without options every second query is dropped, from the first', () => {
  const { ask } = serverOf('. {\n erratic\n}\n');
  expect([1, 2, 3, 4].map(() => ask('a.test.').disposition)).toEqual(['dropped', 'answered', 'dropped', 'answered']);
});

test('a delay lets simulated time pass, and drops nothing', () => {
  const { ask, world } = serverOf('. {\n erratic {\n  delay 2 50ms\n }\n}\n');
  const start = world.now();
  const delays = [1, 2, 3].map(() => {
    ask('a.test.');
    return world.now() - start;
  });
  expect(delays).toEqual([50, 50, 100]);
});
