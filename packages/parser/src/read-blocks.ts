import type { KeyToken, LoadedBlock, LoadedToken, Program } from './program.ts';
import { readDirectives } from './read-directives.ts';
import { readSnippet, snippetName } from './read-snippet.ts';
import type { Reader } from './reader.ts';

/** Words after which no further server block is read, so that time and memory have an end. */
const MOST_WORDS = 1_500_000;

/**
 * Walks through all tokens and groups them by server block (caddy: caddyfile/parse.go). CoreDNS stops at its
 * first error; we report it and go on as a person would read the rest.
 */
export function readBlocks(reader: Reader): Pick<Program, 'blocks' | 'dropped' | 'unread'> {
  const { dispenser } = reader;
  const blocks: LoadedBlock[] = [];
  const dropped = { blocks: [] as LoadedBlock[], keys: [] as LoadedToken[] };
  while (dispenser.next()) {
    const token = dispenser.token();
    if (token && blocks.length > 0 && dispenser.cursor >= MOST_WORDS) return { blocks, dropped, unread: token };
    const { keys, ended, unread } = readKeys(reader, dropped.keys);
    const name = ended ? undefined : snippetName(keys);
    if (name !== undefined) readSnippet(reader, name, (keys[0] as KeyToken).token);
    else {
      const block = ended ? { keys, directives: new Map(), stanzas: [] } : readBody(reader, keys);
      // a block without addresses, such as Caddy 2's global options, is dropped without a word
      (keys.length > 0 ? blocks : dropped.blocks).push(block);
      if (unread) return { blocks, dropped, unread };
    }
  }
  return { blocks, dropped };
}

/** Reads the addresses up to `{`, to a new line, or to the end of the text (`ended`); adds those without text to `empty`. */
function readKeys(
  reader: Reader,
  empty: LoadedToken[],
): { keys: KeyToken[]; ended: boolean; unread?: LoadedToken | undefined } {
  const { dispenser } = reader;
  const keys: KeyToken[] = [];
  let unread: LoadedToken | undefined;
  let expectsAnother = false;
  for (;;) {
    const token = dispenser.token();
    const text = reader.expand(dispenser.val());
    if (text === 'import' && dispenser.isNewLine()) {
      reader.expandImport(reader);
      continue;
    }
    if (text === '{') {
      if (expectsAnother)
        reader.report(
          'trailing-comma',
          "an address must follow the comma, but '{' does",
          'remove the comma before the brace',
        );
      return { keys, ended: false, unread };
    }
    // '' is skipped and does not even end a comma's claim: a word "" or a variable that is not set
    if (token && text !== '') {
      expectsAnother = text.endsWith(',');
      if (keys.length < MOST_WORDS) keys.push({ text: expectsAnother ? text.slice(0, -1) : text, token });
      else unread ??= token;
    } else if (token) empty.push(token);
    if (!dispenser.next()) {
      if (expectsAnother)
        reader.report('unexpected-eof', 'an address must follow the comma, but the text ends', 'remove the comma');
      return { keys, ended: true, unread };
    }
    if (!expectsAnother && dispenser.isNewLine()) return { keys, ended: false, unread };
  }
}

/** Reads the directives of a block, with or without braces around them. */
function readBody(reader: Reader, keys: readonly KeyToken[]): LoadedBlock {
  const { dispenser } = reader;
  // the brace itself is asked for: a variable with the value '{' ends the addresses and opens nothing
  const open = dispenser.val() === '{' ? dispenser.token() : undefined;
  if (!open) dispenser.cursor--;
  const { end, ...contents } = readDirectives(reader, keys[0]?.token);
  const close = open && closeBrace(reader, open, end);
  return { keys: keys.slice(), ...contents, ...(open ? { open } : {}), ...(close ? { close } : {}) };
}

/**
 * CoreDNS looks at the last token, whatever it belongs to: `. { ⏎ errors { ⏎ }` is complete because it ends in
 * the brace of `errors`.
 */
function closeBrace(reader: Reader, open: LoadedToken, end: 'brace' | 'text' | 'reported'): LoadedToken | undefined {
  const { dispenser } = reader;
  if (end === 'brace') return dispenser.token();
  if (end === 'text' && dispenser.val() !== '}')
    reader.report(
      'missing-close-brace',
      `the block that opens in line ${open.line} is not closed: the text ends at '${dispenser.val()}'`,
      "add '}'",
    );
  return undefined;
}
