import { expect, test } from 'vitest';
import { decodeOne } from '../decode-one.ts';

const key = (flags: number) => `example.org. IN DNSKEY ${flags} 3 13 ${'A'.repeat(86)}==\n`;
const secret = `Private-key-format: v1.3\nAlgorithm: 13 (ECDSAP256SHA256)\nPrivateKey: ${'A'.repeat(43)}=\n`;
const files = { 'ksk.key': key(257), 'ksk.private': secret, 'zsk.key': key(256), 'zsk.private': secret };
const problems = (option: string) => decodeOne('sign', `sign db.example.org {\n ${option}\n}`, files).problems;

test('sign: a key must be one that signs keys', () => {
  expect(problems('key file ksk')).toEqual([]);
  expect(problems('key file ksk.private')).toEqual([]);
  expect(problems('key file zsk')).toEqual([expect.stringMatching(/KSK/)]);
  expect(problems('key directory keys')).toHaveLength(1);
});

test('sign: an unknown source is skipped, and what follows it is the next option', () => {
  expect(problems('key files')).toEqual([]);
  expect(problems('key files ksk')).toEqual([expect.stringMatching(/'ksk' is not an option/)]);
});
