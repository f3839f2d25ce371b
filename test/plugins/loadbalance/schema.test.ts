import { describe, expect, test } from 'vitest';
import { judge } from '../../oracle/judge.ts';
import { stanzasOf } from '../stanzas-of.ts';

const verdict = (stanza: string, weights?: string) =>
  judge(`. {\n${stanza}\n}\n`, weights === undefined ? {} : { weights }).errors;

describe('loadbalance', () => {
  test('has `prefer` behind `weighted` only in a second block', () => {
    expect(verdict('loadbalance weighted weights {\n    prefer 10.0.0.0/8\n}')).toMatchObject([{ line: 3 }]);
    const [stanza] = stanzasOf(
      'loadbalance',
      'loadbalance weighted weights {\n    reload 5s\n} {\n    prefer 10.0.0.0/8\n}',
    );
    expect(stanza).toMatchObject({ policy: 'weighted', reload: 5000, prefer: [[{ ones: 8 }]] });
  });

  test.each([
    ['www.example.org\n10.0.0.1 255\n\n# comment\nother\n2001:db8::1 1', true],
    ['', true],
    ['10.0.0.1 3', false], // no name before it
    ['www.example.org\n10.0.0.1', false], // no weight
    ['www.example.org\n10.0.0.1 0', false],
    ['www.example.org\n10.0.0.1 256', false],
    ['www.example.org\nhost 3', false],
    ['www.example.org A 3', false],
    [`www.example.org\n#${'x'.repeat(65534)}`, true],
    [`www.example.org\n#${'x'.repeat(65535)}`, false], // longer than bufio.Scanner reads
  ])('reads a weight file at start as CoreDNS does', (weights, accepted) => {
    expect(verdict('loadbalance weighted weights', weights).length === 0).toBe(accepted);
  });

  test('names both policies when it knows neither', () => {
    expect(verdict('loadbalance random')[0]?.message).toContain('round_robin, weighted');
  });
});
