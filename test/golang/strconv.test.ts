import {
  atoi,
  durationString,
  parseBool,
  parseDuration,
  parseFloat64,
  parseInteger,
  parseUint,
  quote,
  unquote,
} from '@corefile/golang';
import { describe, expect, test } from 'vitest';

const out = <T>(r: { ok: true; value: T } | { ok: false; error: string }) => (r.ok ? r.value : r.error);

test.each([
  ['1h30m', 5_400_000_000_000n],
  ['-1.5s', -1_500_000_000n],
  ['.5m', 30_000_000_000n],
  ['1µs', 1_000n],
  ['0', 0n],
  ['9223372036854775808ns9223372036854775808ns', 0n], // Go's sum wraps around
  ['', 'time: invalid duration ""'],
  ['5', 'time: missing unit in duration "5"'],
  ['1d', 'time: unknown unit "d" in duration "1d"'],
  ['1é', String.raw`time: unknown unit "\xc3\xa9" in duration "1\xc3\xa9"`],
  ['9223372036854775808ns', 'time: invalid duration "9223372036854775808ns"'],
])('duration %s', (text, expected) => expect(out(parseDuration(text))).toBe(expected));

test('a duration prints as time.Duration does', () => {
  expect([0n, 1n, 1_500n, 2_000_000n, 61_000_000_000n, -5_400_000_000_000n].map(durationString)).toEqual(
    ['0s', '1ns', '1.5µs', '2ms', '1m1s', '-1h30m0s'], //
  );
});

describe('integers', () => {
  test.each([
    ['+1', 1],
    ['-007', -7],
    ['1_000', 'strconv.Atoi: parsing "1_000": invalid syntax'],
    ['', 'strconv.Atoi: parsing "": invalid syntax'],
    ['9223372036854775808', 'strconv.Atoi: parsing "9223372036854775808": value out of range'],
  ])('atoi %s', (text, expected) => expect(out(atoi(text))).toBe(expected));

  test.each([
    ['0x1F', 0, 16, 31n],
    ['0b_101', 0, 8, 5n],
    ['017', 0, 16, 15n],
    ['0x1F', 10, 16, 'strconv.ParseUint: parsing "0x1F": invalid syntax'],
    ['+1', 10, 16, 'strconv.ParseUint: parsing "+1": invalid syntax'],
    ['65536', 10, 16, 'strconv.ParseUint: parsing "65536": value out of range'],
    ['99999999999999999999x', 10, 64, 'strconv.ParseUint: parsing "99999999999999999999x": value out of range'],
    ['1_', 0, 64, 'strconv.ParseUint: parsing "1_": invalid syntax'],
    ['1', 1, 64, 'strconv.ParseUint: parsing "1": invalid base 1'],
  ])('parseUint %s base %i size %i', (text, base, size, expected) => {
    expect(out(parseUint(text, base, size))).toBe(expected);
  });

  test('the smallest int8 and one less', () => {
    expect(out(parseInteger('-128', 10, 8))).toBe(-128n);
    expect(out(parseInteger('-129', 10, 8))).toBe('strconv.ParseInt: parsing "-129": value out of range');
  });
});

test.each([
  ['1_0.5', 10.5],
  ['0x1p-2', 0.25],
  ['-Inf', -Infinity],
  ['1e309', 'strconv.ParseFloat: parsing "1e309": value out of range'],
  ['.', 'strconv.ParseFloat: parsing ".": invalid syntax'],
  ['0x1', 'strconv.ParseFloat: parsing "0x1": invalid syntax'],
])('float %s', (text, expected) => expect(out(parseFloat64(text))).toBe(expected));

test('a float32 is out of range earlier', () => {
  expect(out(parseFloat64('1e39', 32))).toBe('strconv.ParseFloat: parsing "1e39": value out of range');
});

test('booleans are spelled in six ways each', () => {
  expect([out(parseBool('T')), out(parseBool('False'))]).toEqual([true, false]);
  expect(out(parseBool('yes'))).toBe('strconv.ParseBool: parsing "yes": invalid syntax');
});

test('quoting shows control characters and keeps letters', () => {
  expect(quote('a"\\\n\u0001é\u00ad😀')).toBe(String.raw`"a\"\\\n\x01é\u00ad😀"`);
  expect(out(unquote(String.raw`"\x41\u00e9\101"`))).toBe('AéA');
  expect(out(unquote(String.raw`"\z"`))).toBe('invalid syntax');
});
