import { value } from '@corefile/schema';

const common =
  '{remote}:{port} - {>id} "{type} {class} {name} {proto} {size} {>do} {>bufsize}" {rcode} {>rflags} {rsize} {duration}';
const combined = `${common} "{>opcode}"`;

/** The line of a query unless a stanza names another. */
export const DEFAULT_FORMAT = common;

/** A format is told from a name by its brace; the two words for whole formats are spelt out once read. */
export const logFormat = value<string>({
  label: 'FORMAT',
  expects: 'a format such as {common} or "{remote} {name} {rcode}"',
  suggestions: ['{common}', '{combined}'],
  colour: 'template',
  matches: token => token.includes('{'),
  read: token => token.replaceAll('{common}', () => common).replaceAll('{combined}', () => combined),
});
