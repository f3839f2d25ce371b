import { load } from '@corefile/parser';
import { schemas } from '@corefile/plugins';
import { decode } from '@corefile/schema';
import { expect, test } from 'vitest';
import { madeFile } from '../../oracle/certificate.ts';
import { decodeOne } from '../decode-one.ts';

const refused = (body: string) => decodeOne('tls', body).problems.length > 0;

test('tls: files that are missing here may exist where the server runs; swapped ones are refused', () => {
  const files = { 'c.pem': madeFile('cert.pem'), 'k.pem': madeFile('key.pem') };
  expect(decodeOne('tls', 'tls c.pem k.pem', files)).toMatchObject({ problems: [], environment: [] });
  expect(decodeOne('tls', 'tls k.pem c.pem', files).problems).toHaveLength(1);
  expect(decodeOne('tls', 'tls c.pem k.pem')).toMatchObject({
    problems: [],
    environment: [expect.stringMatching(/c.pem/), expect.stringMatching(/k.pem/)],
  });
});

test('tls: without arguments its block is about ACME, which needs a name; with files it is about clients', () => {
  expect(refused('tls')).toBe(true);
  expect(refused('tls {\n client_auth require\n}')).toBe(true);
  expect(refused('tls c.pem k.pem {\n acme example.org\n}')).toBe(true);
  expect(refused('tls {\n acme example.org\n email a\n email b\n}')).toBe(true);
});

test('tls: a name for ACME follows IDNA and may begin with a wildcard', () => {
  const domains = (names: string) => decodeOne('tls', `tls {\n acme ${names}\n}`);
  expect(domains('*.Example.org. münchen.de').config).toMatchObject({
    acme: { domains: ['*.example.org', 'xn--mnchen-3ya.de'] },
  });
  for (const name of ['a_b.org', '-a.org', 'ab--c.org', '*.*.org', '10.0.0.1', '.'])
    expect(domains(name).problems, name).toHaveLength(1);
});

test('tls: one name cannot be asked for with different options, in whatever server blocks', () => {
  const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };
  const problems = (second: string) => {
    const text = `a.org {\n tls {\n acme x.org\n }\n}\nb.org {\n tls {\n ${second}\n }\n}\n`;
    return decode(load({ path: '/Corefile', text }, host), schemas).problems;
  };
  expect(problems('acme x.org')).toEqual([]);
  expect(problems('acme x.org y.org')).toHaveLength(1);
});
