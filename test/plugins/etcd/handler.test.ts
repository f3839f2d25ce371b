import { expect, test } from 'vitest';
import { serverOf } from '../ask.ts';

const corefile = 'example.org {\n etcd {\n  min-lease-ttl 40\n }\n}\n';
const askOf = (fixture: unknown) => serverOf(corefile, { fixture: () => fixture });

test('a name has the services of its key and of all keys below it', () => {
  const { ask } = askOf({
    '/skydns/org/example/web/x1': { host: '10.0.0.1', ttl: 60 },
    '/skydns/org/example/web/x2': '{"host": "10.0.0.2"}',
    '/skydns/org/example/website': { host: '10.0.0.3' },
  });
  expect(ask('web.example.org.').answer).toEqual([
    'web.example.org. 60 IN A 10.0.0.1',
    'web.example.org. 300 IN A 10.0.0.2',
  ]);
  expect(ask('x2.*.example.org.').answer).toEqual(['x2.*.example.org. 300 IN A 10.0.0.2']);
  expect(ask('none.example.org.').rcode).toBe(3);
});

test('of several groups the one nearest to the name answers', () => {
  const { ask } = askOf({
    '/skydns/org/example/web/x1': { host: '10.0.0.1', group: 'near' },
    '/skydns/org/example/web/far/x2': { host: '10.0.0.2', group: 'far' },
    '/skydns/org/example/web/far/x3': { host: '10.0.0.3' },
  });
  expect(ask('web.example.org.').answer.map(text => text.split(' ')[4])).toEqual(['10.0.0.3', '10.0.0.1']);
});

test('a lease bounds the TTL, runs down, and takes the key with it', () => {
  const { ask, world } = askOf({
    '/skydns/org/example/a': { host: '10.0.0.1' },
    leases: { '/skydns/org/example/a': 50 },
  });
  expect(ask('a.example.org.').answer).toEqual(['a.example.org. 50 IN A 10.0.0.1']);
  world.advance(20_000);
  expect(ask('a.example.org.').answer).toEqual(['a.example.org. 40 IN A 10.0.0.1']);
  world.advance(30_000);
  expect(ask('a.example.org.').rcode).toBe(3);
});

test('a value that is no service, and an etcd that is away, make SERVFAIL; without a fixture nothing is known', () => {
  expect(askOf({ '/skydns/org/example/a': { host: 1 } }).ask('a.example.org.').rcode).toBe(2);
  expect(askOf({ fail: true }).ask('a.example.org.').rcode).toBe(2);
  expect(askOf(undefined).ask('a.example.org.').disposition).toBe('indeterminate');
});

test.each([
  ['{"host": "10.0.0.1", "ttl": 60}', 0],
  ['{"host": "10.0.0.1", "priority": -0}', 0],
  ['{"host": "10.0.0.1", "port": 1.0}', 2],
  ['{"host": "10.0.0.1", "weight": 1e2}', 2],
  ['{"host": "10.0.0.1", "ttl": -0}', 2],
  ['{"host": "10.0.0.1", "port": 9223372036854775808}', 2],
  ['{"host": "10.0.0.1", "text": "1.0, \\"1e2\\"", "unknown": 1.5}', 0],
])('a number is whole by how it is written: %s', (json, rcode) => {
  expect(askOf({ '/skydns/org/example/a': json }).ask('a.example.org.').rcode).toBe(rcode);
});
