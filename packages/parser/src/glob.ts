import { cleanPath } from './path.ts';

/** What `glob` asks of a file system; paths are absolute. */
export interface Directories {
  exists(path: string): boolean;
  /** Names in a directory; undefined if there is none or it cannot be read. */
  list(path: string): readonly string[] | undefined;
}

export type Glob = readonly string[] | { readonly error: 'malformed' };

const malformed = { error: 'malformed' } as const;
const maxDepth = 10_000;

/**
 * Go's filepath.Glob for absolute POSIX patterns: matches sorted by name within each directory. A pattern can be
 * found malformed only where a name is compared with it: `d/*\` is fine as long as `d` is empty.
 */
export function glob(pattern: string, directories: Directories, depth = 0): Glob {
  if (depth === maxDepth || match(pattern, '') === undefined) return malformed;
  if (!hasWildcard(pattern)) return directories.exists(pattern) ? [pattern] : [];
  const slash = pattern.lastIndexOf('/');
  const parent = slash === 0 ? '/' : pattern.slice(0, slash);
  const name = pattern.slice(slash + 1);
  const parents = hasWildcard(parent) ? glob(parent, directories, depth + 1) : [parent];
  if ('error' in parents) return parents;
  const found: string[] = [];
  for (const directory of parents) {
    for (const entry of [...(directories.list(cleanPath(directory)) ?? [])].sort(byCodePoint)) {
      const matches = match(name, entry);
      if (matches === undefined) return malformed;
      if (matches) found.push(cleanPath(`${directory}/${entry}`));
    }
  }
  return found;
}

function hasWildcard(path: string): boolean {
  return /[*?[\\]/.test(path);
}

/** Go sorts the bytes of UTF-8, which is the order of code points and not of UTF-16 units. */
function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let at = 0; at < left.length && at < right.length; at++) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/**
 * Go's filepath.Match, without `[…]`: CoreDNS refuses a path with both brackets before, and a lone `[` is
 * malformed. Undefined: malformed.
 */
function match(pattern: string, name: string): boolean | undefined {
  let rest = [...name];
  let left = pattern;
  while (left !== '') {
    const star = left.startsWith('*');
    const { chunk, after } = scanChunk(left.replace(/^\*+/, ''));
    left = after;
    if (star && chunk === '') return !rest.includes('/');
    const skips = star ? rest.indexOf('/') : 0;
    const last = skips === -1 ? rest.length : skips;
    let found = false;
    for (let skip = 0; skip <= last && !found; skip++) {
      const tail = matchChunk(chunk, rest.slice(skip));
      if (tail === undefined) return undefined;
      if (tail === false || (left === '' && tail.length > 0)) continue;
      rest = tail;
      found = true;
    }
    if (!found) return false;
  }
  return rest.length === 0;
}

/** The pattern up to its next `*`; behind a `[` that nothing closes there is none. */
function scanChunk(pattern: string): { chunk: string; after: string } {
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === '[') break;
    else if (pattern[at] === '*') return { chunk: pattern.slice(0, at), after: pattern.slice(at) };
  }
  return { chunk: pattern, after: '' };
}

/** What remains of the name, false if it does not begin with the chunk, undefined if the chunk is malformed. */
function matchChunk(chunk: string, name: readonly string[]): string[] | false | undefined {
  const chars = [...chunk];
  let at = 0;
  let failed = false;
  for (let index = 0; index < chars.length; index++) {
    let char = chars[index] as string;
    const wild = char === '?';
    if (char === '[') return undefined;
    if (char === '\\') {
      char = chars[++index] ?? '';
      if (char === '') return undefined;
    }
    const given = name[at++];
    if (given === undefined || (wild ? given === '/' : given !== char)) failed = true;
  }
  return failed ? false : name.slice(at);
}
