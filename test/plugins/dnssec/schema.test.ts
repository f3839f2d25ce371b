import { expect, test } from 'vitest';
import { decodeOne } from '../decode-one.ts';

const publicKey = `example.org. IN DNSKEY 257 3 13 ${'A'.repeat(86)}==\n`;
const privateKey = `Private-key-format: v1.3\nAlgorithm: 13 (ECDSAP256SHA256)\nPrivateKey: ${'A'.repeat(43)}=\n`;
const files = { 'K.key': publicKey, 'K.private': privateKey };
const problems = (body: string, given: Record<string, string> = files) => decodeOne('dnssec', body, given).problems;

test('dnssec: a key file may be named with either ending or none, and must be able to sign a zone', () => {
  for (const name of ['K', 'K.key', 'K.private']) expect(problems(`dnssec {\n key file ${name}\n}`), name).toEqual([]);
  expect(problems('dnssec a.example.org {\n key file K\n}')).toEqual([]);
  expect(problems('dnssec example.net {\n key file K\n}')).toHaveLength(1);
});

test('dnssec: keys that exist are read as miekg/dns reads them', () => {
  const broken = (change: Record<string, string>) => problems('dnssec {\n key file K\n}', { ...files, ...change });
  expect(broken({ 'K.key': 'example.org. IN A 192.0.2.1\n' })).toHaveLength(1);
  expect(broken({ 'K.private': privateKey.replace('v1.3', 'v1.1') })).toHaveLength(1);
  expect(broken({ 'K.private': privateKey.replace('13 (', '12 (') })).toHaveLength(1);
  expect(broken({ 'K.key': publicKey.replace('AAAA', '') })).toHaveLength(1);
});

test('dnssec: an unknown source is skipped, and what follows it is the next option', () => {
  expect(problems('dnssec {\n key files\n}')).toEqual([]);
  expect(problems('dnssec {\n key files K\n}')).toEqual([expect.stringMatching(/'K' is not an option/)]);
  expect(problems('dnssec {\n key files cache_capacity 5\n}')).toEqual([]);
});
