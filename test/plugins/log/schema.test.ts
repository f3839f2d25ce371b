import { describe, expect, test } from 'vitest';
import { stanzasOf } from '../stanzas-of.ts';

describe('log', () => {
  test('takes a lone argument for a name, be it a format', () => {
    expect(stanzasOf('log', 'log "{remote}"')).toMatchObject([{ names: ['{remote}.'] }]);
  });

  test('tells a format by its brace, in the last place only', () => {
    expect(stanzasOf('log', 'log a b "{name}"')).toMatchObject([{ names: ['a.', 'b.'], format: '{name}' }]);
    expect(stanzasOf('log', 'log a {type} {name}')).toMatchObject([{ names: ['a.', '{type}.'], format: '{name}' }]);
  });

  test('spells out {common} and {combined}', () => {
    const [stanza] = stanzasOf('log', 'log . "x {combined}"');
    expect(stanza?.format).toMatch(/^x \{remote\}:\{port\} - .* \{duration\} "\{>opcode\}"$/);
  });

  test('logs all names with the default format when it has no argument', () => {
    expect(stanzasOf('log', 'log')).toEqual([{ names: ['.'], class: [] }]);
  });
});
