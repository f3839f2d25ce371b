import { Fault, type Value, value } from '@corefile/schema';

/** A command and its arguments. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

/** A command line with quotes and backslashes as a shell has them, and nothing else of a shell (go-shlex). */
export const commandLine: Value<Command> = value({
  label: 'COMMAND',
  expects: 'a command and its arguments',
  colour: 'string',
  matches: text => !(splitCommand(text) instanceof Fault),
  read(text) {
    const words = splitCommand(text);
    if (words instanceof Fault) return words;
    const [command, ...args] = words;
    return command === undefined ? new Fault('the command is missing; write it behind the event') : { command, args };
  },
});

/** The characters that may stand outside quotes; go-shlex knows no others, so that `café` must be quoted. */
const plain = /^[a-zA-Z0-9._\-,/@$*()+=><:;&^%~|!?[\]{}]$/;
const blank = /^[ \t\r\n]$/;

function splitCommand(text: string): string[] | Fault {
  const chars = Array.from(text);
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] as string;
    if (blank.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === '#' && word === undefined) {
      while (at + 1 < chars.length && chars[at] !== '\n') at++;
    } else if (char === "'") {
      const close = chars.indexOf("'", at + 1);
      if (close < 0) return new Fault("a single quote is not closed; add '");
      word = (word ?? '') + chars.slice(at + 1, close).join('');
      at = close;
    } else if (char === '"') {
      const quoted = readQuoted(chars, at + 1);
      if (quoted instanceof Fault) return quoted;
      word = (word ?? '') + quoted.text;
      at = quoted.end;
    } else if (char === '\\') {
      const escaped = chars[++at];
      if (escaped === undefined || !isKnown(escaped)) return new Fault('a backslash escapes nothing; double it');
      word = (word ?? '') + escaped;
    } else if (char === '#' || plain.test(char)) word = (word ?? '') + char;
    else return new Fault(`'${char}' cannot stand outside quotes; quote it`);
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** Text between double quotes from `start`; `end` is the place of the closing one. */
function readQuoted(chars: readonly string[], start: number): { text: string; end: number } | Fault {
  let text = '';
  for (let at = start; at < chars.length; at++) {
    const char = chars[at] as string;
    if (char === '"') return { text, end: at };
    if (char === '\\') {
      const escaped = chars[++at];
      if (escaped === undefined || !isKnown(escaped)) return new Fault('a backslash escapes nothing; double it');
      text += escaped;
    } else text += char;
  }
  return new Fault('a double quote is not closed; add "');
}

const isKnown = (char: string): boolean => plain.test(char) || blank.test(char) || '"\'\\#'.includes(char);
