import { expect, test } from 'vitest';
import { serverOf } from '../ask.ts';

const behind = 'template IN A {\n answer "{{ .Name }} 60 IN A 192.0.2.1"\n }';

test('the trace shows the question before and after each rule', () => {
  const { ask } = serverOf(`. {\n rewrite continue name old.test new.test\n rewrite ttl new.test 5\n ${behind}\n}\n`);
  const { question, answer, trace } = ask('old.test.');
  expect(question).toBe('old.test.');
  expect(answer).toEqual(['old.test. 5 IN A 192.0.2.1']);
  expect(trace.filter(line => line.startsWith('rewrite'))).toEqual([
    'rewrite rewrite old.test. IN A > new.test. IN A',
    'rewrite rewrite',
    'rewrite change',
  ]);
});

test('rules that only continue and ask nothing of the answer leave the changed question in it', () => {
  const { ask } = serverOf(`. {\n rewrite continue type AAAA A\n ${behind}\n}\n`);
  expect(ask('a.test.', 'AAAA').answer).toEqual(['a.test. 60 IN A 192.0.2.1']);
});

test('a look-up that nobody can answer makes the whole answer unknown', () => {
  const alias = 'template IN A old.test {\n answer "old.test. 60 IN CNAME gone.test."\n }';
  const { ask } = serverOf(`. {\n rewrite cname exact gone.test. far.example.\n ${alias}\n forward . 192.0.2.9\n}\n`);
  expect(ask('old.test.').disposition).toBe('indeterminate');
});
