import { createHmac } from 'node:crypto';
import {
  encodeHex,
  encodeMessage,
  type Message,
  query,
  type RecordOf,
  rcodes,
  recordTypes,
  tsigMacInput,
} from '@corefile/dns';
import { type Crypto, createClock, evaluate, findTsig } from '@corefile/evaluator';
import { expect, test } from 'vitest';
import { serverOf } from '../ask.ts';

const NOW = 1_700_000_000;
const secret = 'NoTCJU+DMqFWywaPyxSijrDEA/eC3nK0xi3AMEZuPVk=';
const hmac = (hash: string, key: Uint8Array | Buffer, data: Uint8Array) => createHmac(hash, key).update(data).digest();
const crypto: Crypto = { digest: () => new Uint8Array(), sign: () => undefined, hmac };
const corefile = `. {\n tsig {\n  secret key. ${secret}\n  require A\n }\n template IN A {\n  answer "{{ .Name }} 1 IN A 192.0.2.1"\n }\n}\n`;
const { server } = serverOf(corefile, { clock: createClock(NOW * 1000), crypto });

const macOf = (message: Message, tsig: RecordOf<'TSIG'>, requestMac = ''): string => {
  const bytes = encodeMessage(message).bytes as Uint8Array;
  const input = tsigMacInput(bytes, tsig, { requestMac, timersOnly: false }) as Uint8Array;
  return encodeHex(hmac('sha256', Buffer.from(secret, 'base64'), input));
};

function signed({ name = 'key.', time = NOW, corrupt = false } = {}): Message {
  const request = query('a.test.', recordTypes.A, 77);
  const rdata = { algorithm: 'hmac-sha256.', timeSigned: time, fudge: 300, macSize: 32, mac: '', originalId: 77 };
  const tsig = {
    ...{ name, type: recordTypes.TSIG, class: 255, ttl: 0 },
    rdata: { ...rdata, error: 0, otherLength: 0, otherData: '' },
  };
  const mac = macOf(request, tsig);
  request.additional = [{ ...tsig, rdata: { ...tsig.rdata, mac: corrupt ? mac.replace(/^../, '00') : mac } }];
  return request;
}

const ask = (request: Message) => evaluate(server, { request, client: { ip: '127.0.0.1', port: 4000 } });

test('the answer to a signed query is signed over the MAC of the query', () => {
  const request = signed();
  const requestMac = findTsig(request)?.rdata.mac ?? '';
  const { response } = ask(request);
  const tsig = response && findTsig(response);
  expect(response?.answer).toHaveLength(1);
  expect(tsig?.rdata).toMatchObject({ error: 0, timeSigned: NOW, macSize: 32 });
  const unsigned = response && { ...response, additional: response.additional.slice(0, -1) };
  expect(unsigned && tsig && macOf(unsigned, tsig, requestMac)).toBe(tsig?.rdata.mac);
});

test.each([
  ['bad signature', { corrupt: true }, 16, ''],
  ['unknown key', { name: 'other.' }, 17, ''],
  ['key in other letter case', { name: 'KEY.' }, 17, ''],
  ['too old', { time: NOW - 301 }, 18, 'signed'],
])('%s: NOTAUTH with the error in the record', (_, how, error, mac) => {
  const { response } = ask(signed(how));
  const tsig = response && findTsig(response);
  expect([response?.rcode, tsig?.rdata.error, tsig?.rdata.mac === '' ? '' : 'signed']).toEqual([9, error, mac]);
});

test('an unsigned query of a type that must be signed is refused, others pass', () => {
  expect(ask(query('a.test.', recordTypes.A)).response?.rcode).toBe(rcodes.REFUSED);
  expect(ask(query('a.test.', recordTypes.TXT)).response?.rcode).toBe(rcodes.SERVFAIL);
});

test('without cryptography nobody knows', () => {
  const { server } = serverOf(corefile);
  const { disposition } = evaluate(server, { request: signed(), client: { ip: '127.0.0.1', port: 4000 } });
  expect(disposition).toBe('indeterminate');
});
