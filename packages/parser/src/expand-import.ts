import type { Glob } from './glob.ts';
import { cleanPath, resolvePath } from './path.ts';
import type { Host, ImportRecord, ImportTarget, LoadedToken } from './program.ts';
import type { Reader } from './reader.ts';
import { scan } from './scan.ts';
import type { Source, Token } from './token.ts';

export const maxExpansions = { snippet: 10_000, file: 100_000 };
/** Tokens that imports may bring in all; ours, since CoreDNS would go on until its memory is full. */
const maxImportedTokens = 2_000_000;

export interface Importer {
  readonly expandImport: (reader: Reader) => void;
  readonly imports: ImportRecord[];
  readonly files: ReadonlyMap<string, ImportedFile>;
}

interface ImportedFile {
  readonly source: Source;
  readonly tokens: readonly Token[];
}

interface Found {
  readonly target: ImportTarget;
  readonly lists: readonly (readonly Token[])[];
}

const nowhere: Found = { target: { kind: 'none' }, lists: [] };

/** Imports snippets and files as CoreDNS does (caddy: caddyfile/parse.go, doImport); each file is read once. */
export function createImporter(host: Host): Importer {
  const imports: ImportRecord[] = [];
  const files = new Map<string, ImportedFile>();
  const patterns = new Map<string, Glob>();
  const expansions = { snippet: 0, file: 0 };
  // a cycle would repeat the message at each of its levels, and its halves make no sense
  const giveUp = (reader: Reader, code: 'import-limit' | 'import-size', message: string, at: LoadedToken) => {
    reader.report(code, message, 'look for an import that leads back to itself', at);
    reader.stop();
  };

  const find = (reader: Reader, path: string, at: LoadedToken): Found => {
    const snippet = reader.snippets.get(path);
    const kind = snippet ? 'snippet' : 'file';
    if (expansions[kind] === maxExpansions[kind]) {
      giveUp(
        reader,
        'import-limit',
        `this is import number ${maxExpansions[kind] + 1} of a ${kind}: CoreDNS gives up`,
        at,
      );
      return nowhere;
    }
    expansions[kind]++;
    if (snippet) return { target: { kind: 'snippet', snippet }, lists: [snippet.tokens.map(({ token }) => token)] };
    return findFiles(reader, path, at) ?? nowhere;
  };

  const findFiles = (reader: Reader, path: string, at: LoadedToken): Found | undefined => {
    const pattern = resolvePath(path, at.file || reader.main.path);
    const fault = patternFault(pattern);
    if (fault) {
      reader.report('import-pattern', fault, 'import with one wildcard, or several times', at);
      return undefined;
    }
    const matches = matching(pattern);
    if ('error' in matches) {
      reader.report('import-pattern', `the pattern ${pattern} is malformed`, "write '\\\\' for a backslash", at);
      return undefined;
    }
    if (matches.length === 0 && !/[*?[\]]/.test(pattern)) {
      reader.report(
        'import-not-found',
        `'${path}' is no snippet defined above this line, and there is no file ${pattern}`,
        'define the snippet before it is used, or correct the path: it starts at the folder of this file',
        at,
      );
      return undefined;
    }
    const found: ImportedFile[] = [];
    for (const match of matches) {
      const file = open(cleanPath(match));
      if (typeof file === 'string')
        reader.report('import-unreadable', `${match} cannot be imported: ${file}`, undefined, at);
      else found.push(file);
    }
    const target = { kind: 'files' as const, pattern, files: found.map(({ source }) => source) };
    return { target, lists: found.map(({ tokens }) => tokens) };
  };

  const matching = (pattern: string): Glob => {
    const matches = patterns.get(pattern) ?? host.glob(pattern);
    patterns.set(pattern, matches);
    return matches;
  };

  const open = (path: string): ImportedFile | string => {
    const known = files.get(path);
    if (known) return known;
    const text = host.readFile(path);
    if (typeof text !== 'string') return faults[text.error];
    const source = { path, text };
    const file = { source, tokens: scan(source).tokens };
    files.set(path, file);
    return file;
  };

  const expandImport = (reader: Reader): void => {
    const { dispenser, stream } = reader;
    const start = dispenser.cursor;
    const token = dispenser.token();
    if (!token) return;
    const { argument, path } = readArgument(reader);
    const end = dispenser.cursor + 1;
    let { target, lists } = argument && path ? find(reader, path, argument) : nowhere;
    if (argument && lists.reduce((sum, list) => sum + list.length, stream.imported()) > maxImportedTokens) {
      giveUp(reader, 'import-size', `imports bring more than ${maxImportedTokens} words`, argument);
      lists = [];
    }
    const record: ImportRecord = argument ? { token, argument, target } : { token, target };
    imports.push(record);
    stream.splice(start, end, lists, record);
    dispenser.cursor = start;
  };

  return { expandImport, imports, files };
}

/** For a text without a world around it: an import is checked for its one argument and brings nothing. */
export function skipImport(reader: Reader): void {
  const { dispenser, stream } = reader;
  const start = dispenser.cursor;
  const token = dispenser.token();
  if (!token) return;
  readArgument(reader);
  stream.splice(start, dispenser.cursor + 1, [], { token, target: { kind: 'none' } });
  dispenser.cursor = start;
}

/**
 * Loads the argument and its text with variables replaced ('' if CoreDNS takes no such path). The cursor ends on
 * the last token that belongs to the import, wanted or not.
 */
function readArgument({ dispenser, report, expand }: Reader): { argument?: LoadedToken; path: string } {
  if (!dispenser.nextArg()) {
    report('import-argument-count', 'import needs the name of a snippet or file on its line');
    return { path: '' };
  }
  const argument = dispenser.token() as LoadedToken;
  const path = expand(argument.text);
  if (path === '') report('import-empty-path', 'import needs the name of a snippet or file, but this is empty');
  if (!dispenser.nextArg()) return { argument, path };
  if (path !== '')
    report(
      'import-argument-count',
      `import takes one argument, '${dispenser.val()}' is one too many`,
      'import takes no parameters; write one import for each file',
    );
  // the rest of the line, and a block as in Caddy 2, would only cause messages about itself
  let depth = 0;
  do {
    if (dispenser.val() === '{') depth++;
    if (dispenser.val() === '}') depth--;
  } while (depth > 0 ? dispenser.next() : depth === 0 && dispenser.nextArg());
  return { argument, path };
}

const faults = {
  missing: 'it does not exist',
  directory: 'it is a directory',
  unreadable: 'it cannot be read',
};

/** Wildcards are counted in the absolute path: a `*` in the name of a parent folder counts too. */
function patternFault(pattern: string): string | undefined {
  const count = (char: string) => pattern.split(char).length - 1;
  if (count('*') > 1 || count('?') > 1 || (pattern.includes('[') && pattern.includes(']')))
    return `CoreDNS allows one '*' and one '?' and no '[…]' in a path, but it is ${pattern}`;
  return undefined;
}
