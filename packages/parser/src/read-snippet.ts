import { maxExpansions } from './expand-import.ts';
import type { KeyToken, LoadedToken } from './program.ts';
import type { Reader } from './reader.ts';

/** The name in `(name)` if that is the only key of a block, else undefined. */
export function snippetName(keys: readonly KeyToken[]): string | undefined {
  const [key, second] = keys;
  if (!key || second || !key.text.startsWith('(') || !key.text.endsWith(')')) return undefined;
  return key.text.slice(1, -1);
}

/** Stores the tokens of a snippet unread; the cursor stands behind its name. */
export function readSnippet(reader: Reader, name: string, token: LoadedToken): void {
  const { dispenser } = reader;
  const first = reader.snippets.get(name);
  if (first)
    reader.report(
      'duplicate-snippet',
      `the snippet '${name}' is already defined in line ${first.token.line}`,
      'give one of the two another name',
    );
  if (dispenser.val() !== '{') {
    reader.report(
      'missing-open-brace',
      `the snippet '${name}' needs a brace, but '${dispenser.val()}' follows`,
      `write '(${name}) {'`,
    );
    dispenser.cursor--; // what follows may well be a server block
    return;
  }
  let tokens = readBraced(reader);
  const cycle = importOf(reader, name, tokens);
  if (cycle) {
    reader.report(
      'import-cycle',
      `the snippet '${name}' imports itself; CoreDNS says it exceeds the depth of ${maxExpansions.snippet} imports`,
      `remove 'import ${name}' from the snippet`,
      // the line belongs to the file of the closing brace, which an import may have brought from elsewhere
      cycle.file === dispenser.token()?.file ? cycle : undefined,
      dispenser.line(),
    );
    tokens = [];
  }
  if (!first) reader.snippets.set(name, { name, token, tokens });
}

function readBraced({ dispenser, report }: Reader): LoadedToken[] {
  const tokens: LoadedToken[] = [];
  let depth = 1;
  while (dispenser.next()) {
    const text = dispenser.val();
    if (text === '}' && --depth === 0) return tokens;
    if (text === '{') depth++;
    const token = dispenser.token();
    if (token) tokens.push(token);
  }
  report('missing-close-brace', `the snippet is not closed: the text ends at '${dispenser.val()}'`, "add '}'");
  return tokens;
}

/** A snippet that imports itself is the only cycle that CoreDNS recognises; longer ones run into its limit. */
function importOf(reader: Reader, name: string, tokens: readonly LoadedToken[]): LoadedToken | undefined {
  return tokens.find((token, index) => {
    if (token.text !== 'import') return false;
    const before = tokens[index - 1];
    const path = tokens[index + 1];
    if (!path || (before && before.file === token.file && before.line === token.line)) return false;
    return reader.expand(path.text) === name;
  });
}
