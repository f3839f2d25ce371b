import { expect, test } from 'vitest';
import { decodeOne } from '../decode-one.ts';

const soa = (serial: number) => `@ 60 IN SOA ns admin ${serial} 7200 3600 86400 60\n`;
const files = {
  good: soa(1),
  'zones/good': soa(1),
  zero: soa(0),
  empty: '',
  nsec3: `${soa(1)}@ 60 IN NSEC3PARAM 1 0 0 -\n`,
  broken: `${soa(1)}www 60 IN A nonsense\n`,
  including: `${soa(1)}$INCLUDE missing\n`,
};
const read = (body: string) => decodeOne('file', body, files);

test('file: a zone file is read as CoreDNS reads it at start', () => {
  expect(read('file good')).toMatchObject({ problems: [], environment: [] });
  for (const name of ['zero', 'empty', 'nsec3', 'broken']) expect(read(`file ${name}`).problems, name).toHaveLength(1);
  expect(read('file including')).toMatchObject({ problems: [], environment: [expect.stringMatching(/missing/)] });
  expect(read('root zones\nfile good').problems).toEqual([]);
});

test('file: without a zone that is a name nothing is read', () => {
  expect(read('file broken a..b').problems).toEqual([]);
});

test('file: a missing file is waited for, unless the last reload says not to', () => {
  expect(read('file missing')).toMatchObject({ problems: [], environment: [] });
  expect(read('file missing a.org\nfile good b.org {\n reload 0\n}').environment).toHaveLength(1);
  expect(read('file missing a.org {\n reload 0\n}\nfile good b.org {\n reload 1m\n}').environment).toEqual([]);
});

test('file: behind a missing file the others are not read', () => {
  expect(read('file missing a.org\nfile broken b.org').problems).toEqual([]);
  expect(read('file broken b.org\nfile missing a.org').problems).toEqual([expect.stringMatching(/^1 /)]);
});

test('file: CoreDNS crashes at a negative interval, once a zone has it', () => {
  expect(read('file good a.org {\n reload -1s\n}').problems).toEqual([expect.stringMatching(/^2 .*crash/)]);
  expect(read('file good a.org {\n reload -1s\n}\nfile good b.org').problems).toEqual([
    expect.stringMatching(/^2 /),
    expect.stringMatching(/^4 /),
  ]);
  expect(read('file good a..b {\n reload -1s\n}').problems).toEqual([]);
});

test('file: options of earlier releases are told what to write instead', () => {
  expect(read('file good {\n transfer to *\n}').problems).toEqual([
    expect.stringMatching(/1\.7\.1.*plugin 'transfer'/),
  ]);
  expect(read('file good {\n no_reload\n}').problems).toEqual([expect.stringMatching(/1\.4\.0.*reload 0s/)]);
});
