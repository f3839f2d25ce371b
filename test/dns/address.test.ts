import { formatGoIp, formatIp, parseIp, parseIpv4, parseIpv6, parseTtl } from '@corefile/dns';
import { describe, expect, test } from 'vitest';

describe('addresses', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['0:1:0:0:2:0:0:3', '0:1::2:0:0:3'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::', '::'],
    ['::192.0.2.1', '::c000:201'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
  ])('%s is %s', (text, canonical) => {
    const bytes = parseIp(text) as Uint8Array;
    expect(formatIp(bytes)).toBe(canonical);
  });

  test.each(['', '1.2.3', '1.2.3.4.5', '256.1.1.1', '01.2.3.4', '1.2.3.4 ', '0x7f.1'])(
    '%j is no IPv4 address',
    text => {
      expect(parseIpv4(text)).toBeUndefined();
    },
  );

  test.each([
    ':',
    ':1',
    '1:',
    '1::2::3',
    '12345::',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:1.2.3.4',
    'fe80::1%eth0',
    '1:2:3:4:5:6:7::8',
  ])('%j is no IPv6 address', text => {
    expect(parseIpv6(text)).toBeUndefined();
  });

  test('a mapped address is dotted where Go prints a net.IP', () => {
    expect(formatGoIp(parseIpv6('::ffff:192.0.2.1') as Uint8Array)).toBe('192.0.2.1');
  });
});

test.each([
  ['300', 300],
  ['1h30m', 5400],
  ['1W2d3H4m5s', 604800 + 2 * 86400 + 3 * 3600 + 4 * 60 + 5],
  ['', 0],
  ['s', 0],
  ['4294967295', 4294967295],
  ['4294967296', undefined],
  ['1y', undefined],
  ['-1', undefined],
  ['18446744073709551617', 1],
])('a TTL of %j is %s seconds', (text, seconds) => {
  expect(parseTtl(text)).toBe(seconds);
});
