import { fail, ok, type Result } from './result.ts';

/** filepath.Clean for '/'-separated paths: the shortest path that means the same; '' is '.'. */
export function cleanPath(path: string): string {
  const rooted = path.startsWith('/');
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') out.push(part);
    else if (out.length > 0 && out.at(-1) !== '..') out.pop();
    else if (!rooted) out.push('..');
  }
  return (rooted ? '/' : '') + out.join('/') || '.';
}

/** filepath.Join: empty elements are skipped, the rest is joined and cleaned; '' when all are empty. */
export function joinPath(...elements: readonly string[]): string {
  const first = elements.findIndex(element => element !== '');
  return first < 0 ? '' : cleanPath(elements.slice(first).join('/'));
}

/** filepath.Dir. */
export function dirName(path: string): string {
  return cleanPath(path.slice(0, path.lastIndexOf('/') + 1));
}

/** filepath.Base: the last element; '.' of an empty path, '/' of one that is only slashes. */
export function baseName(path: string): string {
  if (path === '') return '.';
  const trimmed = path.replace(/(?<!\/)\/+$/, '');
  if (/^\/*$/.test(trimmed)) return '/';
  return trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** filepath.IsAbs. */
export function isAbsolutePath(path: string): boolean {
  return path.startsWith('/');
}

/** Whether filepath.Glob would take the text for a pattern. */
export function hasGlobMeta(path: string): boolean {
  return /[*?[\\]/.test(path);
}

/** filepath.Match: shell pattern against a whole name; '*' and '?' do not cross '/'. Error: 'syntax error in pattern'. */
export function matchPath(pattern: string, name: string): Result<boolean> {
  const chars = Array.from(name);
  let at = 0;
  for (let rest = Array.from(pattern); rest.length > 0; ) {
    const { star, chunk, tail } = scanChunk(rest);
    rest = tail;
    if (star && chunk.length === 0) return ok(!chars.includes('/', at));
    const isLast = rest.length === 0;
    let end = matchChunk(chunk, chars, at);
    if (end === 'bad pattern') return fail('syntax error in pattern');
    if (end !== undefined && (end === chars.length || !isLast)) {
      at = end;
      continue;
    }
    let found = false;
    for (let i = at; star && !found && i < chars.length && chars[i] !== '/'; i++) {
      end = matchChunk(chunk, chars, i + 1);
      if (end === 'bad pattern') return fail('syntax error in pattern');
      if (end === undefined || (isLast && end < chars.length)) continue;
      at = end;
      found = true;
    }
    if (!found) return ok(false);
  }
  return ok(at === chars.length);
}

/** Cuts leading stars and the text up to the next star off a pattern. */
function scanChunk(pattern: readonly string[]): { star: boolean; chunk: string[]; tail: string[] } {
  let start = 0;
  while (pattern[start] === '*') start++;
  let inRange = false;
  let end = start;
  for (; end < pattern.length; end++) {
    const char = pattern[end];
    if (char === '\\') end++;
    else if (char === '[') inRange = true;
    else if (char === ']') inRange = false;
    else if (char === '*' && !inRange) break;
  }
  return { star: start > 0, chunk: pattern.slice(start, end), tail: pattern.slice(end) };
}

/** Where in `name` a match of the whole chunk ends; the chunk is read to its end even when it cannot match any more. */
function matchChunk(
  chunk: readonly string[],
  name: readonly string[],
  from: number,
): number | undefined | 'bad pattern' {
  let at = from;
  let failed = false;
  for (let i = 0; i < chunk.length; ) {
    failed ||= at >= name.length;
    const char: string | undefined = failed ? undefined : name[at++];
    if (chunk[i] === '[') {
      const set = readClass(chunk, i + 1, char);
      if (set === undefined) return 'bad pattern';
      failed ||= !set.matches;
      i = set.end;
      continue;
    }
    if (chunk[i] === '?') failed ||= char === '/';
    else {
      if (chunk[i] === '\\' && ++i === chunk.length) return 'bad pattern';
      failed ||= chunk[i] !== char;
    }
    i++;
  }
  return failed ? undefined : at;
}

function readClass(chunk: readonly string[], from: number, char: string | undefined) {
  let i = from;
  const negated = chunk[i] === '^';
  if (negated) i++;
  const point = char?.codePointAt(0) ?? 0;
  let matches = false;
  for (let ranges = 0; !(chunk[i] === ']' && ranges > 0); ranges++) {
    const low = readClassChar(chunk, i);
    if (low === undefined) return undefined;
    i = low.end;
    let high = low;
    if (chunk[i] === '-') {
      const upper = readClassChar(chunk, i + 1);
      if (upper === undefined) return undefined;
      high = upper;
      i = upper.end;
    }
    matches ||= low.point <= point && point <= high.point;
  }
  return { matches: matches !== negated, end: i + 1 };
}

function readClassChar(chunk: readonly string[], from: number): { point: number; end: number } | undefined {
  let i = from;
  if (chunk[i] === '-' || chunk[i] === ']') return undefined;
  if (chunk[i] === '\\') i++;
  const point = chunk[i]?.codePointAt(0);
  return point === undefined || i + 1 === chunk.length ? undefined : { point, end: i + 1 };
}
