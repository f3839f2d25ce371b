import { load } from '@corefile/parser';
import { schemas } from '@corefile/plugins';
import { decode } from '@corefile/schema';
import { expect, test } from 'vitest';

const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };
const command = (text: string) => {
  const { blocks, problems } = decode(
    load({ path: '/Corefile', text: `. {\n on startup ${text}\n}\n` }, host),
    schemas,
  );
  return problems[0]?.message ?? (blocks[0]?.stanzas[0]?.config as { command?: unknown } | undefined)?.command;
};

test('quotes and backslashes are those of a shell, nothing else is', () => {
  expect(command('echo "\'a b\' $HOME c\\ d" &')).toEqual({ command: 'echo', args: ['a b', '$HOME', 'c d', '&'] });
});

test('letters beyond ASCII must be quoted within the command line', () => {
  expect(command('echo café')).toContain('cannot stand outside quotes');
  expect(command('echo "\'café\'"')).toEqual({ command: 'echo', args: ['café'] });
});

test('an empty command line or an open quote is refused', () => {
  expect(command('""')).toContain('command is missing');
  expect(command('echo "\'a"')).toContain('not closed');
});
