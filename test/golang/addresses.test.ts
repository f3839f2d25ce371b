import {
  addrString,
  contains,
  ipNetString,
  ipString,
  joinHostPort,
  parseAddr,
  parseCIDR,
  parseIP,
  parsePrefix,
  parseURL,
  splitHostPort,
} from '@corefile/golang';
import { describe, expect, test } from 'vitest';

describe('addresses', () => {
  test.each([
    ['1.2.3.4', '1.2.3.4'],
    ['::ffff:1.2.3.4', '1.2.3.4'], // package net does not tell the two apart
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['010.0.0.1', undefined],
    ['1.2.3', undefined],
    ['fe80::1%eth0', undefined],
  ])('parseIP %s', (text, expected) => {
    const ip = parseIP(text);
    expect(ip && ipString(ip)).toBe(expected);
  });

  test.each([
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['::ffff:1.2.3.4', '::ffff:1.2.3.4'],
    ['', 'ParseAddr(""): unable to parse IP'],
    ['1.2.3.256', 'ParseAddr("1.2.3.256"): IPv4 field has value >255'],
    ['1..2', 'ParseAddr("1..2"): IPv4 field must have at least one digit (at ".2")'],
    ['::1::', 'ParseAddr("::1::"): multiple :: in address (at ":")'],
    ['1:2', 'ParseAddr("1:2"): address string too short'],
  ])('parseAddr %s', (text, expected) => {
    const addr = parseAddr(text);
    expect(addr.ok ? addrString(addr.value) : addr.error).toBe(expected);
  });

  test('a prefix takes no leading zero, a CIDR does', () => {
    expect(parsePrefix('10.0.0.0/08')).toMatchObject({
      error: 'netip.ParsePrefix("10.0.0.0/08"): bad bits after slash: "08"',
    });
    expect(parseCIDR('10.0.0.0/08')).toMatchObject({ ok: true, value: { net: { ones: 8, bits: 32 } } });
  });

  test.each([
    ['10.1.2.3/8', '10.0.0.0/8', '10.9.9.9', true],
    ['10.0.0.0/8', '10.0.0.0/8', '::ffff:10.0.0.1', true],
    ['::/0', '::/0', '10.0.0.1', false],
    ['::ffff:1.2.3.4/96', '0.0.0.0/0', '9.9.9.9', true],
  ])('%s is %s and contains %s: %s', (text, network, address, expected) => {
    const cidr = parseCIDR(text);
    const ip = parseIP(address);
    if (!cidr.ok || ip === undefined) throw new Error('the table is wrong');
    expect(ipNetString(cidr.value.net)).toBe(network);
    expect(contains(cidr.value.net, ip)).toBe(expected);
  });

  test.each(['10.0.0.0', '10.0.0.0/33', '10/8', '10.0.0.0/+8', 'fe80::1%e/64'])('%s is no CIDR', text => {
    expect(parseCIDR(text)).toEqual({ ok: false, error: `invalid CIDR address: ${text}` });
  });
});

test.each([
  ['a:53', 'a|53'],
  ['[::1%e]:x', '::1%e|x'],
  [':', '|'],
  ['a', 'address a: missing port in address'],
  ['', 'missing port in address'],
  ['::1', 'address ::1: too many colons in address'],
  ['[::1]', 'address [::1]: missing port in address'],
  ['[::1]:5:6', 'address [::1]:5:6: too many colons in address'],
  ['a]:5', "address a]:5: unexpected ']' in address"],
])('host and port of %s', (text, expected) => {
  const split = splitHostPort(text);
  expect(split.ok ? `${split.value.host}|${split.value.port}` : split.error).toBe(expected);
});

test('joining puts brackets around colons', () => {
  expect([joinHostPort('::1', '53'), joinHostPort('a', '53')]).toEqual(['[::1]:53', 'a:53']);
});

test.each([
  ['tcp://h:53/p%20q?x', 'tcp|h:53|/p q'],
  ['unix:///run/a.sock', 'unix||/run/a.sock'],
  ['/run/a.sock', '||/run/a.sock'],
  ['a:1,b:2', 'a||'],
  ['127.0.0.1:6000', 'parse "127.0.0.1:6000": first path segment in URL cannot contain colon'],
  [':x', 'parse ":x": missing protocol scheme'],
  ['http://a:b/', 'parse "http://a:b/": invalid port ":b" after host'],
  ['http://a b/', 'parse "http://a b/": invalid character " " in host name'],
  ['http://a/%zz', 'parse "http://a/%zz": invalid URL escape "%zz"'],
  ['http://[1.2.3.4]/', 'parse "http://[1.2.3.4]/": invalid IP-literal'],
])('url %s', (text, expected) => {
  const url = parseURL(text);
  expect(url.ok ? `${url.value.scheme}|${url.value.host}|${url.value.path}` : url.error).toBe(expected);
});
