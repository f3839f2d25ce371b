import { isType, message, parseZone, replyTo } from '@corefile/dns';
import { evaluate, exchangeWith, type Upstream } from '@corefile/evaluator';
import { expect, test } from 'vitest';
import { serverOf } from '../ask.ts';

const corefile = 'one.test {\n secondary {\n  transfer from 192.0.2.53\n }\n}\n';
const zone = (serial: number, address: string) =>
  `@ 60 IN SOA ns h ${serial} 3600 600 86400 5\nwww 60 IN A ${address}\n`;

/** A primary that hands over what `text` says at the time. */
const primary = (text: () => string): Upstream => ({
  match: '192.0.2.53:53',
  answer({ request }) {
    const { records } = parseZone(text(), { origin: request.question[0]?.name ?? '.', file: 'primary' });
    const soa = records.filter(record => isType(record, 'SOA'));
    const reply = replyTo(request);
    reply.answer = request.question[0]?.type === 6 ? soa : [...records, ...soa];
    return { kind: 'answer', message: reply, milliseconds: 1 };
  },
});

test('the copy is renewed when the refresh time of its SOA record has passed and the serial has grown', () => {
  let text = zone(5, '192.0.2.1');
  const { world, ask } = serverOf(corefile, { exchange: exchangeWith([primary(() => text)]) });
  const address = () => ask('www.one.test.').answer[0]?.split(' ').at(-1);
  expect(address()).toBe('192.0.2.1');
  text = zone(6, '192.0.2.2');
  world.advance(3_599_000);
  expect(address()).toBe('192.0.2.1');
  world.advance(1_000);
  expect(address()).toBe('192.0.2.2');
  text = zone(4, '192.0.2.3');
  world.advance(3_600_000);
  expect(address()).toBe('192.0.2.2');
});

test('a NOTIFY from the primary renews it at once, one from elsewhere does not', () => {
  let text = zone(1, '192.0.2.1');
  const { server, ask } = serverOf(corefile, { exchange: exchangeWith([primary(() => text)]) });
  const notify = (ip: string) => {
    const request = message({ opcode: 4, question: [{ name: 'one.test.', type: 6, class: 1 }] });
    return evaluate(server, { request, client: { ip, port: 4000 } }).disposition;
  };
  ask('www.one.test.');
  text = zone(2, '192.0.2.2');
  expect(notify('192.0.2.99')).toBe('dropped');
  expect(ask('www.one.test.').answer).toEqual(['www.one.test. 60 IN A 192.0.2.1']);
  expect(notify('192.0.2.53')).toBe('answered');
  expect(ask('www.one.test.').answer).toEqual(['www.one.test. 60 IN A 192.0.2.2']);
});

test('what the primary has may come from a fixture; without either nobody knows', () => {
  const fixture = (name: string) => (name === 'secondary' ? { 'one.test': zone(1, '192.0.2.1') } : undefined);
  expect(serverOf(corefile, { fixture }).ask('www.one.test.').answer).toEqual(['www.one.test. 60 IN A 192.0.2.1']);
  expect(serverOf(corefile).ask('www.one.test.').disposition).toBe('indeterminate');
});

test('a name that an unknown catalog may list is not known either', () => {
  const catalog = 'catalog.test. {\n secondary {\n  transfer from 192.0.2.53\n  catalog member.test\n }\n}\n';
  const { ask } = serverOf(
    catalog.replace('catalog.test. {', '. {').replace('secondary {', 'secondary catalog.test {'),
  );
  expect(ask('www.member.test.').disposition).toBe('indeterminate');
  expect(ask('www.other.test.').rcode).toBe(5);
});
