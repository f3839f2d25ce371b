import { expect, test } from 'vitest';
import { judge } from '../../oracle/judge.ts';

const accepts = (...stanzas: string[]) => judge(`. {\n${stanzas.join('\n')}\n}\n`).errors.length === 0;

test('health must ask its own page, and so its address must do as a URL too', () => {
  expect(accepts('health :8080')).toBe(true);
  expect(accepts('health 127.0.0.1:')).toBe(true);
  expect(['health :http', 'health []:80', 'health "a b:80"', 'health :99999'].filter(one => accepts(one))).toEqual([]);
});

test('health goes by the last address of a block', () => {
  expect(accepts('health :http', 'health :8080')).toBe(true);
  expect(accepts('health :http', 'health')).toBe(false);
});

test('pprof may name a port by its service', () => {
  expect(accepts('pprof :http')).toBe(true);
  expect(accepts('pprof :foo')).toBe(false);
  expect(accepts('pprof :65536')).toBe(false);
});
