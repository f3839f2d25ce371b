import { load } from '@corefile/parser';
import { schemas } from '@corefile/plugins';
import { decode } from '@corefile/schema';
import { expect, test } from 'vitest';
import { decodeOne } from '../decode-one.ts';

const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };
const decoded = (text: string) => decode(load({ path: '/Corefile', text }, host), schemas);
const codes = (text: string) =>
  decoded(text)
    .problems.filter(({ environment }) => !environment)
    .map(({ code }) => code);
const listenHosts = (body: string) => decoded(`.:53 {\n${body}\n}\n`).blocks[0]?.facts.listenHosts;

test('bind: the loopback interface stands for both of its addresses, less the exceptions', () => {
  expect(listenHosts('bind lo')).toEqual(['127.0.0.1', '::1']);
  expect(listenHosts('bind lo {\n except ::1\n}')).toEqual(['127.0.0.1']);
  expect(listenHosts('bind lo {\n except lo\n}')).toEqual([]);
  expect(listenHosts('bind 127.0.0.1\n bind ::1')).toEqual(['127.0.0.1', '::1']);
});

test('bind: an interface is for the machine to know, but two blocks cannot share all of it', () => {
  expect(decodeOne('bind', 'bind eth0')).toMatchObject({ problems: [], environment: [expect.stringMatching(/eth0/)] });
  expect(codes('. {\n bind eth0\n}\n. {\n bind eth0\n}\n')).toEqual(['duplicate-zone']);
  // What is left of it may well be two different addresses.
  const block = (address: string) => `. {\n bind eth0 {\n except ${address}\n }\n}\n`;
  expect(codes(block('192.0.2.1') + block('192.0.2.2'))).toEqual([]);
});

test('bind: of several exceptions only the last line is looked at', () => {
  expect(decodeOne('bind', 'bind lo {\n except nonsense!\n except ::1\n}').problems).toEqual([]);
  expect(decodeOne('bind', 'bind lo {\n except ::1\n except nonsense!\n}').problems).toHaveLength(1);
});

test('bind: IPv6 addresses that need an interface cannot be listened on by themselves', () => {
  for (const address of ['fe80::1', 'febf::1', 'ff02::1']) expect(codes(`. {\n bind ${address}\n}\n`)).toHaveLength(1);
  for (const address of ['fec0::1', '224.0.0.1', '::ffff:255.0.0.1'])
    expect(codes(`. {\n bind ${address}\n}\n`)).toEqual([]);
});

test('bind: without an address left, nothing is wrong with a port that does not exist', () => {
  expect(codes('.:70000 {\n bind lo {\n except lo\n }\n}\n')).toEqual([]);
  expect(codes('.:70000 {\n}\n')).toEqual(['endpoint-address']);
});
