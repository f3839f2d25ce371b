import { expect, test } from 'vitest';
import { decodeOne } from '../decode-one.ts';

const problems = (body: string) => decodeOne('hosts', body, { hosts: '' }).problems;

test('hosts: the first argument is the file, whatever it looks like', () => {
  expect(decodeOne('hosts', 'hosts example.org').config).toMatchObject({
    path: 'example.org',
    zones: ['example.org.'],
  });
  expect(decodeOne('hosts', 'hosts').config).toMatchObject({ path: '/etc/hosts' });
});

test('hosts: any line is a record until a fallthrough stands', () => {
  const lines = (body: string) => (decodeOne('hosts', body).config as { lines: { record: string }[] }).lines;
  expect(lines('hosts {\n 10.0.0.1 a  b\n TTL 5\n}').map(({ record }) => record)).toEqual(['10.0.0.1 a b', 'TTL 5']);
  expect(problems('hosts {\n fallthrough\n 10.0.0.1 a\n}')).toEqual([expect.stringMatching(/^3 /)]);
  // A zone that is none leaves no fallthrough.
  expect(problems('hosts {\n fallthrough a..b\n 10.0.0.1 a\n}')).toEqual([]);
});

test('hosts: what stands behind no_reverse is the next option, what stands behind a ttl is nothing', () => {
  expect(decodeOne('hosts', 'hosts {\n no_reverse ttl 5 6\n}').config).toMatchObject({
    no_reverse: true,
    ttl: 5,
    lines: [],
  });
});

test('hosts: fallthrough_unsupported needs a fallthrough, in whichever order', () => {
  expect(problems('hosts {\n fallthrough_unsupported\n fallthrough\n}')).toEqual([]);
  expect(problems('hosts {\n fallthrough_unsupported\n}')).toEqual([expect.stringMatching(/^3 /)]);
});

test('hosts: nothing can be below a file', () => {
  expect(problems('hosts hosts/below')).toEqual([expect.stringMatching(/hosts is a file/)]);
  expect(problems('hosts missing/below')).toEqual([]);
});
