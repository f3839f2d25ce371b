import { createClock } from '@corefile/evaluator';
import { expect, test } from 'vitest';
import { serverOf } from '../ask.ts';

const files = new Map([['db.test', '@ 60 IN SOA ns h 1 2 3 4 5\nwww 60 IN A 192.0.2.1\n']]);
const crypto = { digest: () => new Uint8Array(20), hmac: () => new Uint8Array(), sign: () => undefined };
const START = Date.UTC(2026, 0, 1);

test('file serves the signed zone from its next look on, and gets another serial when it is signed anew', () => {
  const corefile = 'test {\n file out/db.test.signed {\n  reload 1h\n }\n sign db.test {\n  directory out\n }\n}\n';
  const { world, ask } = serverOf(corefile, {
    clock: createClock(START),
    crypto,
    readFile: path => files.get(path),
    listDirectory: path => (path === 'out' ? [] : undefined),
  });
  const serial = () => Number(ask('test.', 'SOA').answer[0]?.split(' ')[6]);
  expect(ask('www.test.').rcode).toBe(2);
  world.advance(3_600_000);
  expect(ask('www.test.').answer).toEqual(['www.test. 60 IN A 192.0.2.1']);
  expect(serial()).toBe(START / 1000);
  world.advance(24 * 3_600_000);
  // Without a key there is no signature that could grow old.
  expect(serial()).toBe(START / 1000);
});

test('nothing is written where the directory is missing', () => {
  const corefile = 'test {\n file out/db.test.signed\n sign db.test {\n  directory out\n }\n}\n';
  const { world, ask } = serverOf(corefile, { crypto, readFile: path => files.get(path) });
  world.advance(120_000);
  expect(ask('www.test.').rcode).toBe(2);
});
