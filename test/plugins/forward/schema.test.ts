import { load } from '@corefile/parser';
import { newestRelease, pluginsOf } from '@corefile/plugins';
import { decode } from '@corefile/schema';
import { expect, test } from 'vitest';

const files: Record<string, string> = {
  'resolv.conf': 'nameserver 10.0.0.1\n',
  'resolv.empty': 'search example.org\n',
};
const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };
const refusals = (body: string, version = newestRelease) => {
  const program = load({ path: '/Corefile', text: `. {\n${body}\n}\n` }, host);
  return decode(program, pluginsOf(version).plugins, { readFile: path => files[path], version })
    .problems.filter(problem => !problem.environment)
    .map(problem => problem.message);
};

test('two upstreams are the same when host and port are: the second is dropped before its transport is looked at', () => {
  expect(refusals('forward . 127.0.0.1:853 quic://127.0.0.1')).toEqual([]);
  expect(refusals('forward . quic://127.0.0.1')).toEqual([expect.stringContaining('asks for quic')]);
});

test('https3:// without a port is accepted, because CoreDNS makes an empty address of it', () => {
  expect(refusals('forward . https3://127.0.0.1')).toEqual([]);
  expect(refusals('forward . https3://127.0.0.1:443')).toHaveLength(1);
});

test('a file that names no server does not count, unless nothing else is left', () => {
  expect(refusals('forward . resolv.empty 10.0.0.1')).toEqual([]);
  expect(refusals('forward . resolv.conf')).toEqual([]);
  expect(refusals('forward . resolv.empty')).toEqual([expect.stringContaining('name no server')]);
});

test('a host name is looked up by the server, so that it is no fault here', () => {
  expect(refusals('forward . dns.example.org tls://dns.example.org')).toEqual([]);
});

test('host names came with 1.14.4, https:// with 1.14.5', () => {
  const [host, doh] = ['forward . dns.example.org', 'forward . https://10.0.0.1'];
  expect(refusals(host, '1.14.3')).toEqual([expect.stringContaining('since CoreDNS 1.14.4')]);
  expect(refusals(host, '1.14.4')).toEqual([]);
  expect(refusals(doh, '1.14.4')).toEqual([expect.stringContaining('since CoreDNS 1.14.5')]);
  expect(refusals(doh, '1.14.5')).toEqual([]);
});

test('max_age must reach expire, also the default of 10s', () => {
  expect(refusals('forward . 10.0.0.1 {\n max_age 9s\n}')).toHaveLength(1);
  expect(refusals('forward . 10.0.0.1 {\n max_age 9s\n expire 5s\n}')).toEqual([]);
});

test('what follows an option of one word on its line is the next option', () => {
  expect(refusals('forward . 10.0.0.1 {\n max_fails 3 policy random\n}')).toEqual([]);
  expect(refusals('forward . 10.0.0.1 {\n force_tcp policy random\n}')).toHaveLength(1);
});
