import { isType, optRecord, query, recordTypes } from '@corefile/dns';
import { createClock, evaluate } from '@corefile/evaluator';
import { nodeCrypto } from 'corefile-eval';
import { expect, test } from 'vitest';
import { serverOf } from '../ask.ts';

const DAY = 86_400_000;
const files = new Map([
  ['K.key', 'test. 3600 IN DNSKEY 257 3 15 K+sntGGFiOued2GuR5xx42bRa8nczZYoQoYzJtYwoe0=\n'],
  [
    'K.private',
    'Private-key-format: v1.3\nAlgorithm: 15 (ED25519)\nPrivateKey: 5rXNau2JiXYd3aNrv7lDgKStwsaKyhdgJNl8qTU3kAA=\n',
  ],
  ['db.test', '@ 60 IN SOA ns h 1 2 3 4 5\nwww 60 IN A 192.0.2.1\n'],
]);
const corefile = 'test {\n dnssec {\n  key file K\n }\n file db.test\n}\n';
const readFile = (path: string) => files.get(path);

function signedServer() {
  const { server, world } = serverOf(corefile, {
    clock: createClock(Date.UTC(2026, 0, 1)),
    readFile,
    crypto: nodeCrypto,
  });
  const ask = (name: string) => {
    const request = query(name, recordTypes.A);
    request.additional = [optRecord(1232, true)];
    return evaluate(server, { request, client: { ip: '127.0.0.1', port: 4000 }, trace: true });
  };
  return { world, ask };
}

test('a signature is valid from three hours ago for eight days, and made anew when two of them are left', () => {
  const { world, ask } = signedServer();
  const expiration = () => {
    const record = ask('www.test.').response?.answer[1];
    return record && isType(record, 'RRSIG') ? record.rdata.expiration * 1000 - Date.UTC(2026, 0, 1) : undefined;
  };
  expect(expiration()).toBe(8 * DAY);
  world.advance(6 * DAY);
  expect(expiration()).toBe(8 * DAY);
  world.advance(1000);
  expect(expiration()).toBe(14 * DAY + 1000);
});

test('the trace says that a denial turns NXDOMAIN into NOERROR', () => {
  const step = signedServer()
    .ask('nosuch.test.')
    .trace.find(({ plugin, action }) => plugin === 'dnssec' && action === 'change');
  expect(step).toMatchObject({ before: 'NXDOMAIN', after: 'NOERROR' });
});

test('without cryptography what would be signed is not known, everything else is', () => {
  const { server, ask } = serverOf(corefile, { readFile });
  const request = query('www.test.', recordTypes.A);
  request.additional = [optRecord(1232, true)];
  expect(evaluate(server, { request, client: { ip: '127.0.0.1', port: 4000 } }).disposition).toBe('indeterminate');
  expect(ask('www.test.').rcode).toBe(0);
});
