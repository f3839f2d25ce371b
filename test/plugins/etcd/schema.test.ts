import { expect, test } from 'vitest';
import { decodeOne } from '../decode-one.ts';

const etcd = (option: string) => decodeOne('etcd', `etcd {\n ${option}\n}`);

test('etcd: a TTL of leases is a duration or a number of seconds', () => {
  const ttl = (text: string) => (etcd(`min-lease-ttl ${text}`).config as Record<string, unknown>)['min-lease-ttl'];
  expect([ttl('30'), ttl('2h30m'), ttl('1.5s'), ttl('""'), ttl('" 30 "')]).toEqual([30, 9000, 1, 0, 30]);
  for (const bad of ['-1', '-1s', 'x', '4294967296'])
    expect(etcd(`min-lease-ttl ${bad}`).problems, bad).toHaveLength(1);
});

test('etcd: only the first endpoint is looked at, as part of a URL', () => {
  expect(etcd('endpoint http://%zz').problems).toHaveLength(1);
  expect(etcd('endpoint http://a http://%zz').problems).toEqual([]);
  expect(etcd('endpoint unix:///tmp/x').problems).toEqual([]);
});
