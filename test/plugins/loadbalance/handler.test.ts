import { expect, test } from 'vitest';
import { serverOf } from '../ask.ts';

const behind = `template IN A {
  answer "{{ .Name }} 60 IN A 192.0.2.1" "{{ .Name }} 60 IN A 192.0.2.2"
}`;
const firsts = (policy: string, files: Record<string, string> = {}) => {
  const { ask } = serverOf(`. {\n loadbalance ${policy}\n ${behind}\n}\n`, { readFile: path => files[path] });
  const drawn = Array.from({ length: 200 }, () => ask('a.test.').answer[0]?.at(-1));
  return drawn.filter(last => last === '1').length / 200;
};

test('either address comes first about as often', () => {
  expect(firsts('round_robin')).toBeGreaterThan(0.35);
  expect(firsts('round_robin')).toBeLessThan(0.65);
});

test('weights say how often an address comes first', () => {
  expect(firsts('weighted w', { w: 'a.test\n192.0.2.1 9\n192.0.2.2 1\n' })).toBeGreaterThan(0.8);
});

test('addresses of preferred networks come first, always', () => {
  expect(firsts('round_robin {\n prefer 192.0.2.1/32\n }')).toBe(1);
});
