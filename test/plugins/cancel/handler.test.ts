import { replyTo } from '@corefile/dns';
import { exchangeWith, failingUpstream, type Upstream } from '@corefile/evaluator';
import { expect, test } from 'vitest';
import { serverOf } from '../ask.ts';

const alive: Upstream = {
  match: '192.0.2.2:53',
  answer: ({ request }) => ({ kind: 'answer', message: replyTo(request), milliseconds: 1 }),
};
const exchange = exchangeWith([failingUpstream('192.0.2.1:53', 'timeout'), alive]);
const corefile = (cancel: string) => `. {\n ${cancel}\n forward . 192.0.2.1 192.0.2.2 {\n  policy sequential\n }\n}\n`;

test('after the deadline forward tries no further upstream', () => {
  expect(serverOf(corefile('cancel 5s'), { exchange }).ask('a.test.').rcode).toBe(0);
  expect(serverOf(corefile('cancel 1s'), { exchange }).ask('a.test.').rcode).toBe(2);
});
