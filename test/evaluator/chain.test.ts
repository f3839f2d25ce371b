import { query, record, recordTypes, replyTo } from '@corefile/dns';
import { createServer, createWorld, evaluate, type HandlerOf } from '@corefile/evaluator';
import { load } from '@corefile/parser';
import { decode, definePlugin, one, text } from '@corefile/schema';
import { expect, test } from 'vitest';

// Two plugins made for these tests: the engine knows none by name.
const say = definePlugin('say', {
  summary: 'answers every A query',
  examples: ['say 192.0.2.1'],
  occurs: 'once',
  role: 'handler',
  args: { address: one(text('ADDRESS', 'an address'), 'what it answers') },
});
const handleSay: HandlerOf<typeof say> = ([stanza]) => ({
  name: 'say',
  serve({ request }) {
    const response = replyTo(request);
    response.answer = [record(request.question[0]?.name ?? '.', 'A', 60, { address: stanza?.config.address ?? '' })];
    return { rcode: 0, response };
  },
});
const idle = definePlugin('idle', { summary: 'does nothing', examples: ['idle'], occurs: 'once', role: 'handler' });

const plugins = [{ schema: idle }, { schema: say, handle: handleSay }];
const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };
const ask = (corefile: string, name: string, type = recordTypes.A) => {
  const program = load({ path: '/Corefile', text: corefile }, host);
  const model = decode(
    program,
    plugins.map(plugin => plugin.schema),
  );
  const server = createServer(model, plugins, createWorld());
  const result = evaluate(server, {
    request: query(name, type),
    client: { ip: '127.0.0.1', port: 40000 },
    trace: true,
  });
  return {
    rcode: result.response?.rcode,
    answer: result.response?.answer.map(rr => JSON.stringify(rr.rdata)),
    trace: result.trace.map(({ plugin, action, why }) => `${plugin} ${action}: ${why}`),
  };
};

test('the longest zone takes the query, whatever the order of the blocks', () => {
  const corefile = '. {\n say 192.0.2.1\n}\nexample.org {\n say 192.0.2.2\n}\n';
  expect(ask(corefile, 'www.example.org.').answer).toEqual(['{"address":"192.0.2.2"}']);
  expect(ask(corefile, 'www.example.com.').answer).toEqual(['{"address":"192.0.2.1"}']);
});

test('plugins run in their own order, and the trace tells what each did', () => {
  expect(ask('. {\n say 192.0.2.1\n idle\n}\n', 'a.example.').trace).toEqual([
    'server pass: the longest zone that matches is .',
    'idle pass: takes no part in the answer: does nothing',
    'say answer: answers NOERROR',
  ]);
});

test('no block for the name: REFUSED; nothing behind the last plugin: SERVFAIL', () => {
  expect(ask('example.org {\n say 192.0.2.1\n}\n', 'example.com.').rcode).toBe(5);
  expect(ask('. {\n idle\n}\n', 'example.com.').rcode).toBe(2);
});
