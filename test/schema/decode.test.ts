import { load } from '@corefile/parser';
import { schemas } from '@corefile/plugins';
import { decode } from '@corefile/schema';
import { expect, test } from 'vitest';

const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };
const decodeBlock = (body: string) => {
  const text = `.:53 {\n${body}\n}\n`;
  const model = decode(load({ path: '/Corefile', text }, host), schemas);
  return {
    config: model.blocks[0]?.stanzas[0]?.config,
    problems: model.problems.map(({ at, code }) => `${at.line} ${code}`),
  };
};

test('a stanza becomes a typed config: durations in milliseconds, zones normalised, defaults filled in', () => {
  const { config, problems } = decodeBlock(
    'cache 30 Example.org {\n success 5000 60\n serve_stale 1h VERIFY 100ms\n keepttl\n}',
  );
  expect(problems).toEqual([]);
  expect(config).toMatchObject({
    ttl: 30,
    zones: ['example.org.'],
    success: { capacity: 5000, ttl: 60, minttl: 5 },
    serve_stale: { duration: 3_600_000, refresh_mode: { kind: 'verify', verify_timeout: 100, response_ttl: 0 } },
    keepttl: true,
  });
});

test('left out, [ZONES...] means the zones of the server block', () => {
  expect(decodeBlock('cache').config).toMatchObject({ ttl: undefined, zones: ['.'] });
});

test('every mistake of a stanza is reported at its line, although CoreDNS stops at the first', () => {
  const { problems } = decodeBlock(
    'cache 30 {\n success\n prefetch 10 50%\n servfail 10m\n succes 9\n keepttl x\n}\ncache',
  );
  expect(problems).toEqual([
    '3 required-argument-missing',
    '4 invalid-value',
    '5 invalid-value',
    '6 unknown-option',
    '7 too-many-arguments',
    '9 plugin-repeated',
  ]);
});

test('a brace on the next line opens a second stanza, because setup code looks for it on the same line only', () => {
  expect(decodeBlock('cache 30\n{\n keepttl\n}').problems[0]).toBe('3 plugin-repeated');
});
