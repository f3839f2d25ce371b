import { expect, test } from 'vitest';
import { serverOf } from '../ask.ts';

const fixture = [
  { ServiceName: 'web', Namespace: 'prod', Address: '10.0.0.1', Port: 80 },
  { ServiceName: 'web', Namespace: 'prod', Address: '2001:db8::1', Port: 81 },
];
const askOf = (given: unknown, stanza = 'nomad') => serverOf(`. {\n ${stanza}\n}\n`, { fixture: () => given }).ask;

test('service and namespace stand in front of as many labels as the zone has', () => {
  const ask = askOf(fixture);
  expect(ask('Web.prod.service.nomad.').answer).toEqual(['Web.prod.service.nomad. 30 IN A 10.0.0.1']);
  expect(ask('web.prod.example.com.').answer).toEqual(['web.prod.example.com. 30 IN A 10.0.0.1']);
  expect(ask('web.prod.service.nomad.', 'SRV').answer).toHaveLength(2);
});

test('what Nomad does not know, and what it is not asked for, is NXDOMAIN with the SOA as answer', () => {
  const ask = askOf(fixture);
  for (const { rcode, answer } of [ask('none.prod.service.nomad.'), ask('web.prod.service.nomad.', 'TXT')]) {
    expect(rcode).toBe(3);
    expect(answer[0]).toMatch(/^\w+\.prod\.service\.nomad\. 30 IN SOA ns1\./);
  }
});

test('without Nomad the answer is empty, and with several addresses CoreDNS panics', () => {
  expect(askOf({ fail: true })('web.prod.service.nomad.')).toMatchObject({ rcode: 0, answer: [] });
  const two = 'nomad service.nomad {\n  address http://127.0.0.1:1 http://127.0.0.1:2\n }';
  expect(askOf({ fail: true }, two)('web.prod.service.nomad.').rcode).toBe(2);
  expect(askOf(undefined)('web.prod.service.nomad.').disposition).toBe('indeterminate');
});
