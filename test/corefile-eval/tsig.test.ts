import { describe, expect, test } from 'vitest';
import { inFolder, run } from './run.ts';

const secret = 'c2VjcmV0IG9mIHRoZSB0ZXN0';
const files = {
  Corefile: `. {\n    tsig {\n        secret key.test. ${secret}\n        require all\n    }\n    whoami\n}\n`,
};
const at = ['-c', 'Corefile', '--at', '2026-01-31T12:00:00Z'];

/** What the client makes of the answer, and its rcode. */
async function verdict(...args: string[]): Promise<[string, string]> {
  inFolder(files);
  const { out } = await run(...at, 'a.test', '-o', 'json', ...args);
  const { tsig, response } = JSON.parse(out) as { tsig: string; response: { rcode: string } };
  return [tsig, response.rcode];
}

test('a query signed with the key of the server gets a signed answer', async () => {
  expect(await verdict('-y', `hmac-sha256:key.test:${secret}`)).toEqual(['verified', 'NOERROR']);
});

test.each(['hmac-sha1', 'hmac-sha224', 'HMAC-SHA384', 'hmac-sha512'])('%s', async algorithm => {
  expect(await verdict(`+tsig=${algorithm}:key.test.:${secret}`)).toEqual(['verified', 'NOERROR']);
});

describe('what the server has to object', () => {
  test.each([
    ['another secret', 'key.test:AAAA', 'BADSIG'],
    ['a key it has not', `other.test:${secret}`, 'BADKEY'],
    ['an algorithm it has not', `hmac-md5:key.test:${secret}`, 'BADSIG'],
  ])('%s', async (_, key, error) => {
    expect(await verdict('-y', key)).toEqual([error, 'NOTAUTH']);
  });
});

test('a server without the plugin does not sign', async () => {
  inFolder({ Corefile: '. {\n    whoami\n}\n' });
  const { out } = await run(...at, 'a.test', '-y', `key.test:${secret}`);
  expect(out).toContain(';; TSIG: the answer is not signed\n');
});

test('each line of a file may bring its own key, and no secret is printed', async () => {
  inFolder({ ...files, queries: `a.test +tsig=key.test:${secret}\nb.test\nc.test +tsig=other.test:${secret}\n` });
  const { out } = await run(...at, '--queries', 'queries');
  expect([...out.matchAll(/status: (\w+)/g)].map(([, status]) => status)).toEqual(['NOERROR', 'REFUSED', 'NOTAUTH']);
  expect(out).toContain(';; TSIG PSEUDOSECTION:\nkey.test.');
  expect(out).not.toContain(secret);
});

test.each([
  ['secret', "'secret' is no key"],
  ['a:b:c:d', 'is no key'],
  [`hmac-sha3:key.test:${secret}`, "'hmac-sha3' is no algorithm of TSIG"],
  [`:${secret}`, "'' is no name of a key"],
  ['key.test:???', 'it is not base64'],
])('-y %s', async (key, message) => {
  inFolder(files);
  const { code, err } = await run(...at, 'a.test', '-y', key);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});
