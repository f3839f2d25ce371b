import {
  addressFromReverse,
  canonicalName,
  compareDomain,
  countLabels,
  domainNameLabels,
  fqdn,
  isDomainName,
  isFqdn,
  isSubDomain,
  joinLabels,
  nameWireLength,
  normalizeName,
  printName,
  reverseAddress,
  reverseFamily,
  splitLabels,
  toByteString,
} from '@corefile/dns';
import { describe, expect, test } from 'vitest';

describe('a fully qualified name', () => {
  test.each([
    ['example.', true],
    ['example', false],
    [String.raw`example\.`, false],
    [String.raw`example\\.`, true],
    ['.', true],
    ['', false],
  ])('%s: %s', (name, expected) => {
    expect(isFqdn(name)).toBe(expected);
    expect(isFqdn(fqdn(name))).toBe(true);
  });
});

test('labels end at dots that are not escaped', () => {
  expect(splitLabels(String.raw`a\.b.c\\.example.`)).toEqual([String.raw`a\.b`, String.raw`c\\`, 'example']);
  expect(splitLabels('www.example')).toEqual(['www', 'example']);
  expect(splitLabels('.')).toEqual([]);
  expect(countLabels(String.raw`a\.b.example.`)).toBe(2);
});

describe('domains', () => {
  test.each([
    ['example.', 'www.EXAMPLE.', 1, true],
    ['example.', 'notexample.', 0, false],
    ['.', 'example.', 0, true],
    ['www.example.', 'example.', 1, false],
    ['b.example.', String.raw`a\.b.example.`, 1, false],
  ])('%s and %s have %d labels in common; below: %s', (parent, child, common, below) => {
    expect(compareDomain(parent, child)).toBe(common);
    expect(isSubDomain(parent, child)).toBe(below);
  });
});

describe('a valid name', () => {
  const label = 'l'.repeat(63);
  test.each([
    ['www.example.', 2],
    ['www.example', 2],
    ['.', 1],
    [label, 1],
    [`${label}.${label}.${label}.${'l'.repeat(61)}.`, 4],
    [String.raw`\000\255.`, 1],
    [' !"', 1],
  ])('%s has %d labels', (name, labels) => {
    expect(domainNameLabels(name)).toBe(labels);
  });

  test.each(['', '..', '.a', 'a..b', `${label}l`, `${label}.${label}.${label}.${label}.a.`, 'a\\'])(
    '%j is none',
    name => {
      expect(isDomainName(name)).toBe(false);
    },
  );
});

test('letters are lowered, of ASCII alone in canonical form', () => {
  expect(canonicalName('WWW.Example')).toBe('www.example.');
  expect(normalizeName(toByteString('ÉCOLE.Example'))).toBe(toByteString('école.example.'));
  expect(canonicalName(toByteString('ÉCOLE'))).toBe(toByteString('École.'));
});

test('a name is printed with the escapes it needs', () => {
  expect(printName('a b.example.')).toBe(String.raw`a\ b.example.`);
  expect(printName(toByteString('é.'))).toBe(String.raw`\195\169.`);
  // Only where something needs an escape is anything rewritten.
  expect(printName(String.raw`\065.`)).toBe(String.raw`\065.`);
  expect(printName(String.raw`\065 .`)).toBe(String.raw`\065\ .`);
});

test('the wire takes an octet per label and one for the root', () => {
  expect(nameWireLength('.')).toBe(1);
  expect(nameWireLength('www.example.')).toBe(13);
  expect(nameWireLength(String.raw`\000\..`)).toBe(4);
});

test('labels join to a fully qualified name', () => {
  expect(joinLabels('www', 'example.')).toBe('www.example.');
  expect(joinLabels('example', '.')).toBe('example.');
  expect(joinLabels()).toBe('.');
});

describe('reverse names', () => {
  const v6 = '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.';
  test.each([
    ['192.0.2.1', '1.2.0.192.in-addr.arpa.'],
    ['2001:db8::1', v6],
  ])('%s is %s', (address, name) => {
    expect(reverseAddress(address)).toBe(name);
    expect(addressFromReverse(name)).toBe(address);
  });

  test.each(['2.0.192.in-addr.arpa.', '1.2.0.192.IN-ADDR.ARPA.', '8.b.d.0.1.0.0.2.ip6.arpa.', 'example.'])(
    '%s has no address',
    name => {
      expect(addressFromReverse(name)).toBe('');
    },
  );

  test('are told apart by family', () => {
    expect([reverseFamily('x.in-addr.arpa.'), reverseFamily(v6), reverseFamily('example.')]).toEqual([1, 2, 0]);
  });
});
