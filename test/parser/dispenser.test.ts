import { createDispenser, type Dispenser, load } from '@corefile/parser';
import { expect, test } from 'vitest';
import { memoryHost } from './memory-host.ts';

function dispense(stanzas: string): Dispenser {
  const { blocks } = load({ path: '/Corefile', text: `. {\n${stanzas}\n}\n` }, memoryHost());
  return createDispenser(blocks[0]?.directives.get('x') ?? [], '/Corefile');
}

test('reads stanzas, arguments and a block as plugins do', () => {
  const d = dispense('x a b {\n p 1\n q\n}\nx c');
  const seen: unknown[] = [];
  while (d.next()) {
    seen.push(d.val(), d.remainingArgs());
    while (d.nextBlock()) seen.push(d.val(), d.line(), d.remainingArgs());
  }
  expect(seen).toEqual(['x', ['a', 'b'], 'p', 3, ['1'], 'q', 4, [], 'x', ['c']]);
});

test('nextArg stays on the line, nextLine leaves it', () => {
  const d = dispense('x "a\nb" c {\n p\n}');
  expect([d.next(), d.nextArg(), d.nextArg(), d.val()]).toEqual([true, true, true, 'c']);
  expect([d.nextLine(), d.nextArg(), d.val(), d.nextArg(), d.nextLine(), d.val()]).toEqual([
    false,
    true,
    '{',
    false,
    true,
    'p',
  ]);
});

test('a block that is not closed ends the loop', () => {
  const d = createDispenser(dispense('x {\n p\n}').token() ? [] : []);
  expect([d.nextBlock(), d.val(), d.line()]).toEqual([false, '', 0]);
});

test('an empty block is not entered', () => {
  const d = dispense('x {\n}\nx a');
  expect([d.next(), d.nextBlock(), d.val(), d.nesting, d.next(), d.args(2)]).toEqual([
    true,
    false,
    '}',
    0,
    true,
    ['a'],
  ]);
});

test('before the first token nextArg moves even if there is none', () => {
  const d = createDispenser([], '/Corefile');
  expect([d.nextArg(), d.cursor, d.val(), d.file(), d.nextArg()]).toEqual([true, 0, '', '/Corefile', false]);
});
