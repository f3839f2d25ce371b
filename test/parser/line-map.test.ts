import { createLineMap } from '@corefile/parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('lines and columns count from 1, a carriage return belongs to its line', () => {
  const map = createLineMap('ab\r\nc\n');
  expect(map.lineCount).toBe(3);
  expect(map.position(0)).toEqual({ line: 1, column: 1 });
  expect(map.position(3)).toEqual({ line: 1, column: 4 });
  expect(map.position(4)).toEqual({ line: 2, column: 1 });
  expect(map.position(6)).toEqual({ line: 3, column: 1 });
});

test('positions outside of the text are clamped', () => {
  const map = createLineMap('ab\nc');
  expect(map.position(-1)).toEqual({ line: 1, column: 1 });
  expect(map.position(99)).toEqual({ line: 2, column: 2 });
  expect(map.offset({ line: 1, column: 99 })).toBe(2);
  expect(map.offset({ line: 9, column: 1 })).toBe(4);
  expect(map.offset({ line: 0, column: 0 })).toBe(0);
});

test('offset is the inverse of position', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', '\r', '😀')), fc.nat(40), (parts, at) => {
      const text = parts.join('');
      const map = createLineMap(text);
      const offset = Math.min(at, text.length);
      expect(map.offset(map.position(offset))).toBe(offset);
    }),
  );
});
