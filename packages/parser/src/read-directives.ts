import type { LoadedBlock, LoadedToken, Stanza } from './program.ts';
import type { Reader } from './reader.ts';

/** `brace`: the cursor is on the closing brace. `reported`: the text ended, and a problem says so. */
export type BodyEnd = 'brace' | 'text' | 'reported';

type Body = Pick<LoadedBlock, 'directives' | 'stanzas'> & { readonly end: BodyEnd };

/** Reads directives up to a closing brace or the end of the text. `key` is the first address of the block. */
export function readDirectives(reader: Reader, key: LoadedToken | undefined): Body {
  const { dispenser } = reader;
  const directives = new Map<string, readonly LoadedToken[]>();
  const repeated = new Set<readonly LoadedToken[]>();
  const stanzas: Stanza[] = [];
  let end: BodyEnd = 'text';
  while (dispenser.next()) {
    if (dispenser.val() === '}') {
      end = 'brace';
      break;
    }
    if (dispenser.val() === 'import') {
      reader.expandImport(reader);
      dispenser.cursor--;
      continue;
    }
    const start = dispenser.cursor;
    const name = reader.expand(dispenser.val());
    const known = isKnown(reader, name);
    if (!known) reportUnknown(reader, name);
    const mayBeKey = !known && looksLikeKey(dispenser.token(), key);
    const { tokens: read, stop } = readDirective(reader, mayBeKey);
    const tokens = read.slice(); // without the room that V8 keeps behind a list that was pushed to
    if (stop === 'new-block') {
      // `a.org { ⏎ log ⏎ ⏎ b.org {`: the closing brace was forgotten; read b.org as the block it is meant to be
      dispenser.cursor = start - 1;
      end = 'reported';
      break;
    }
    if (stop === 'eof') end = 'reported';
    const earlier = directives.get(name);
    const from = earlier?.length ?? 0;
    directives.set(name, earlier ? joined(earlier, tokens, repeated) : tokens);
    stanzas.push({ name, tokens, from, to: from + tokens.length });
  }
  return { directives, stanzas, end };
}

/** The tokens of one more stanza behind those of the first, which has its own list, or behind those of several. */
function joined(
  earlier: readonly LoadedToken[],
  more: readonly LoadedToken[],
  lists: Set<readonly LoadedToken[]>,
): readonly LoadedToken[] {
  const list = lists.has(earlier) ? (earlier as LoadedToken[]) : [...earlier];
  lists.add(list);
  for (const token of more) list.push(token);
  return list;
}

/**
 * Reads a directive to the end of its line, or of the line on which its last brace closes. Its name stays as it
 * was written, variables in the other tokens are replaced in place: a later look back sees the replaced text.
 */
function readDirective(
  reader: Reader,
  mayBeKey: boolean,
): { tokens: LoadedToken[]; stop: 'line' | 'eof' | 'new-block' } {
  const { dispenser, stream } = reader;
  const tokens: LoadedToken[] = [];
  const keep = () => {
    const token = dispenser.token();
    if (token) tokens.push(token);
  };
  keep();
  let depth = 0;
  while (dispenser.next()) {
    const text = dispenser.val();
    if (text === '{') {
      if (mayBeKey && depth === 0) return { tokens, stop: 'new-block' };
      depth++;
    } else if (depth === 0 && dispenser.isNewLine()) {
      dispenser.cursor--;
      return { tokens, stop: 'line' };
    } else if (text === '}' && depth > 0) {
      depth--;
    } else if (text === '}') {
      reader.report(
        'unexpected-close-brace',
        "'}' has no opening brace in this directive, which takes everything up to the end of its line",
        "put '}' on a line of its own",
      );
      dispenser.cursor--; // let it close the server block, as in `. { whoami }`
      return { tokens, stop: 'line' };
    } else if (text === 'import' && dispenser.isNewLine()) {
      reader.expandImport(reader);
      dispenser.cursor--;
      continue;
    }
    stream.replaceText(dispenser.cursor, reader.expand(text));
    keep();
  }
  if (depth === 0) return { tokens, stop: 'line' };
  reader.report('unexpected-eof', `the text ends while a block of '${tokens[0]?.text}' is open`, "add '}'");
  return { tokens, stop: 'eof' };
}

function isKnown({ validDirectives }: Reader, name: string): boolean {
  return validDirectives === undefined || validDirectives.has(name);
}

function reportUnknown(reader: Reader, name: string): void {
  if (name === '{')
    reader.report(
      'unknown-directive',
      "'{' at the beginning of a line is read as the name of a directive",
      "put '{' on the line of the directive that it belongs to",
    );
  else reader.report('unknown-directive', `'${name}' is not a directive that CoreDNS knows`);
}

/** Whether an unknown directive is written like an address and no deeper than the addresses of this block. */
function looksLikeKey(token: LoadedToken | undefined, key: LoadedToken | undefined): boolean {
  if (!token || !key || token.file !== key.file || !/[.:]/.test(token.text)) return false;
  return indent(token) <= indent(key);
}

const maxIndent = 100;

function indent({ token: { source, start } }: LoadedToken): number {
  const from = Math.max(start - maxIndent, 0);
  const before = source.text.slice(from, start);
  return before.length - (before.lastIndexOf('\n') + 1);
}
