import { expect, test } from 'vitest';
import { serverOf } from '../ask.ts';

const zone = (serial: number, address: string) => `@ 60 IN SOA ns h ${serial} 2 3 4 5\nwww 60 IN A ${address}\n`;
const corefile = '. {\n auto . {\n  directory zones\n  reload 10s\n }\n}\n';

function serverWith(files: Map<string, string>) {
  return serverOf(corefile, {
    readFile: path => files.get(path),
    listDirectory: path => [...files.keys()].map(file => file.replace(`${path}/`, '')),
  });
}

test('zones come, change and go with their files, but only when it looks again', () => {
  const files = new Map([['zones/db.one.test', zone(1, '192.0.2.1')]]);
  const { world, ask } = serverWith(files);
  const address = (name: string) => ask(name).answer[0]?.split(' ').at(-1);
  expect(address('www.one.test.')).toBe('192.0.2.1');

  files.set('zones/db.one.test', zone(2, '192.0.2.2'));
  files.set('zones/db.two.test', zone(1, '192.0.2.3'));
  world.advance(9_000);
  expect(address('www.one.test.')).toBe('192.0.2.1');
  expect(ask('www.two.test.').rcode).toBe(5);
  world.advance(1_000);
  expect(address('www.one.test.')).toBe('192.0.2.2');
  expect(address('www.two.test.')).toBe('192.0.2.3');

  files.delete('zones/db.two.test');
  world.advance(10_000);
  expect(ask('www.two.test.').rcode).toBe(5);
});

test('a change without another serial is not noticed', () => {
  const files = new Map([['zones/db.one.test', zone(1, '192.0.2.1')]]);
  const { world, ask } = serverWith(files);
  files.set('zones/db.one.test', zone(1, '192.0.2.2'));
  world.advance(60_000);
  expect(ask('www.one.test.').answer).toEqual(['www.one.test. 60 IN A 192.0.2.1']);
});
