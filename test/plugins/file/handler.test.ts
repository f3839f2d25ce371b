import { expect, test } from 'vitest';
import { serverOf } from '../ask.ts';

const zone = (serial: number, address: string) => `@ 60 IN SOA ns h ${serial} 2 3 4 5\nwww 60 IN A ${address}\n`;

test('a file that was missing is served once it has come; those behind it waited with it', () => {
  const files = new Map([['db.two', zone(1, '192.0.2.2')]]);
  const corefile = '. {\n file db.one one.test\n file db.two two.test\n}\n';
  const { world, ask } = serverOf(corefile, { readFile: path => files.get(path) });
  expect([ask('www.one.test.').rcode, ask('www.two.test.').rcode]).toEqual([2, 2]);
  files.set('db.one', zone(1, '192.0.2.1'));
  world.advance(60_000);
  expect([ask('www.one.test.').rcode, ask('www.two.test.').rcode]).toEqual([0, 0]);
});

test.each([
  ['', '192.0.2.1'],
  ['reload_by_mtime', '192.0.2.2'],
  ['reload_by_mtime\n reload 0s', '192.0.2.1'],
])('with %j a file that changes under its serial gives %s', (options, address) => {
  let text = zone(1, '192.0.2.1');
  const { world, ask } = serverOf(`. {\n file db one.test {\n ${options}\n }\n}\n`, { readFile: () => text });
  text = zone(1, '192.0.2.2');
  world.advance(60_000);
  expect(ask('www.one.test.').answer).toEqual([`www.one.test. 60 IN A ${address}`]);
});
