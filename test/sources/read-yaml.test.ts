import { readYaml } from '@corefile/sources/yaml';
import { expect, test } from 'vitest';

const data = (text: string) => {
  const read = readYaml(text);
  return 'data' in read ? read.data : read;
};

test('a text is YAML 1.1, as Kubernetes reads it', () => {
  expect(data('a: yes\nb: on\nc: 017\n')).toEqual({ a: true, b: true, c: 15 });
  expect(data('base: &b { x: 1 }\nmore: { <<: *b, z: 2 }\n')).toMatchObject({ more: { x: 1, z: 2 } });
});

test('dates and times of the day stay text', () => {
  expect(data('a: 2020-01-01\nb: 1:20\n')).toEqual({ a: '2020-01-01', b: '1:20' });
});

test('only the first document counts, and of a repeated key the last value', () => {
  expect(data('a: 1\na: 2\n---\n- [broken\n')).toEqual({ a: 2 });
  expect(data('{"a": 1}\n{"b": 2}')).toEqual({ a: 1 });
  expect(data('')).toBeNull();
  expect(data('# nothing\n')).toBeNull();
});

test('what has no data is told, and nothing is thrown', () => {
  for (const text of ['a: [b', '*nowhere', '~: 1', '? [a]\n: 1', 'a: &a [*a, *a]\nb: *c'])
    expect(readYaml(text), text).toHaveProperty('error');
});
