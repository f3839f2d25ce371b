import { expect, test } from 'vitest';
import { decodeOne } from '../decode-one.ts';

test('header: setup stops behind the first stanza that has a line, so a fault in a later one is never seen', () => {
  expect(decodeOne('header', 'header {\n response set aa\n}\nheader {\n nonsense\n}').problems).toEqual([]);
  const { configs, problems } = decodeOne('header', 'header\nheader {\n query CLEAR Rd\n}');
  expect(problems).toEqual([]);
  expect(configs.at(-1)).toEqual({ entries: [{ kind: 'query', action: 'clear', flags: ['rd'] }] });
});

test('header: without any line it is refused, at the last word read', () => {
  expect(decodeOne('header', 'header {\n}').problems).toEqual([expect.stringMatching(/^2 header: it has no line/)]);
});

test('header: arguments are read as further stanzas', () => {
  expect(decodeOne('header', 'header x y {\n response set aa\n}').problems).toEqual([]);
});
