import { expect, test } from 'vitest';
import { decodeOne } from '../decode-one.ts';

test('template: each quoted text is a template; an unknown function is refused, an unknown field only fails at a query', () => {
  expect(
    decodeOne('template', 'template IN A {\n answer "{{ .Nome }}" "{{ parseInt `ff` 16 64 }}"\n}').problems,
  ).toEqual([]);
  expect(decodeOne('template', 'template IN A {\n answer "{{ nope }}"\n}').problems).toEqual([
    expect.stringMatching(/^2 template: answer: template: answer:1: function "nope" not defined/),
  ]);
});

test('template: when an argument spans lines, the fault is told at the line reached', () => {
  const { problems } = decodeOne('template', 'template IN A {\n answer "{{ nope }}" "a\n b" c\n}');
  expect(problems).toEqual([expect.stringMatching(/^3 /)]);
});

test('template: the rest of a line behind rcode is the next option', () => {
  expect(decodeOne('template', 'template IN A {\n rcode NXDOMAIN fallthrough\n}').problems).toEqual([]);
});
