import { expect, test } from 'vitest';
import { decodeOne } from '../decode-one.ts';

const from = 'transfer from 127.0.0.1';
const problems = (body: string) => decodeOne('secondary', body).problems;

test('secondary: each stanza needs a server to fetch from', () => {
  expect(problems(`secondary {\n ${from}\n}`)).toEqual([]);
  expect(problems(`secondary {\n fallthrough\n}`)).toEqual([expect.stringMatching(/^3 /)]);
  expect(problems(`secondary a.org {\n ${from}\n}\nsecondary b.org`)).toEqual([expect.stringMatching(/^4 /)]);
});

test('secondary: words that begin no stanza are passed over', () => {
  expect(problems(`secondary {\n ${from}\n} junk more`)).toEqual([]);
  expect(problems(`secondary {\n ${from}\n} secondary b.org`)).toHaveLength(1);
});
