import { describe, expect, test } from 'vitest';
import { judge } from '../../oracle/judge.ts';
import { stanzasOf } from '../stanzas-of.ts';

const lines = (body: string, keys = '') =>
  judge(`. {\ntsig {\n${body}\n}\n}\n`, { keys }).errors.map(error => error.line);

describe('tsig', () => {
  test('knows a key once, in whatever case, be it from a file', () => {
    expect(lines('secret k MTIz\nsecret K. MTIz')).toEqual([4]);
    expect(lines('secret k MTIz\nsecrets keys', 'key "K" {\n secret "MTIz";\n};')).toEqual([4]);
    expect(lines('secrets keys\nsecrets keys', 'key "k" {\n secret "MTIz";\n};')).toEqual([4]);
  });

  test('blames the first fault in the order of writing', () => {
    expect(lines('secret k MTIz\nsecret k MTIz\nunknown')).toContain(4);
  });

  test.each([
    ['key "a" {\n\talgorithm hmac-sha256;\n\tsecret "MTIz";\n};\n', true],
    ['key a {\nsecret x\n}\nkey b {\nsecret y\n}', true],
    ['key a\nsecret x', true], // neither brace is needed
    ['', true],
    ['key', false],
    ['key {\nsecret x\n}', false],
    ['key a {\n}', false],
    ['key a {\nsecret\n}', false],
    ['key a {\nsecret ";"\n}', false],
    ['key a {\nother x\n}', false],
    ['options {', false],
    ['key a {\nsecret x\n};\nkey A. {\nsecret y\n};', false],
  ])('reads a key file as CoreDNS does', (keys, accepted) => {
    expect(lines('secrets keys', keys).length === 0).toBe(accepted);
  });

  test('looks at nothing behind a leading all or none, but knows no all among types', () => {
    expect(lines('require all NONSENSE\nrequire_opcode none 7')).toEqual([]);
    expect(lines('require A all')).toEqual([3]);
    expect(stanzasOf('tsig', 'tsig {\n    require A AXFR\n    require_opcode NOTIFY\n}')).toMatchObject([
      { zones: ['example.org.'], require: [{ types: [1, 252] }], require_opcode: [{ opcodes: ['NOTIFY'] }] },
    ]);
  });
});
