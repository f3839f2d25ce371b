import { expect, test } from 'vitest';
import { decodeOne } from '../decode-one.ts';

const files = { 'city.mmdb': '…\u00ab\u00cd\u00efMaxMind.com…', text: 'no database' };
const read = (body: string) => decodeOne('geoip', body, files);

test('geoip: a file that is there must be a database', () => {
  expect(read('geoip city.mmdb')).toMatchObject({ problems: [], environment: [] });
  expect(read('geoip text').problems).toHaveLength(1);
  expect(read('geoip missing')).toMatchObject({ problems: [], environment: [expect.stringMatching(/missing/)] });
});

test('geoip: its argument may even be a brace, and an empty one does not count', () => {
  expect(read('geoip {\n edns-subnet\n}').problems[0]).toMatch(/^2 /);
  expect(read('geoip ""\ngeoip city.mmdb').problems).toEqual([]);
  expect(read('geoip city.mmdb\ngeoip ""').problems).toHaveLength(1);
});
