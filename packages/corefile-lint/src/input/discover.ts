import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type PathMatcher, pathMatcher, posix } from '@corefile/project/node';

/** A folder with a .gitignore, and what that says. */
interface Ignore {
  readonly folder: string;
  readonly matches: PathMatcher;
}

/**
 * Every file below a folder that git would not ignore, in order of name; absolute paths. `complain` gets the folders
 * that cannot be read.
 */
export function* walk(
  folder: string,
  complain: (folder: string, error: unknown) => void,
  above: readonly Ignore[] = ignoresAbove(folder),
): Generator<string> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    complain(folder, error);
    return;
  }
  const ignores = [...above, ...ignoreIn(folder)];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name === '.git' || entry.name === 'node_modules') continue;
    if (isIgnored(path, entry.isDirectory(), ignores)) continue;
    if (entry.isDirectory()) yield* walk(path, complain, ignores);
    else if (entry.isFile()) yield path;
  }
}

function ignoreIn(folder: string, name = '.gitignore'): readonly Ignore[] {
  try {
    return [{ folder, matches: pathMatcher(readFileSync(join(folder, name), 'utf8').split('\n')) }];
  } catch {
    return [];
  }
}

/** Those of the folders above, up to the root of the repository, and what this repository alone excludes; none outside of one. */
function ignoresAbove(folder: string): readonly Ignore[] {
  const found: Ignore[] = [];
  let at = resolve(folder);
  while (!existsSync(join(at, '.git'))) {
    const up = dirname(at);
    if (up === at) return [];
    found.unshift(...ignoreIn(up));
    at = up;
  }
  return [...ignoreIn(at, '.git/info/exclude'), ...found];
}

function isIgnored(path: string, isDirectory: boolean, ignores: readonly Ignore[]): boolean {
  for (const { folder, matches } of ignores.toReversed()) {
    const decided = matches(posix(relative(folder, path)), isDirectory);
    if (decided !== undefined) return decided;
  }
  return false;
}

const maxManifest = 4 * 1024 * 1024;

/**
 * Is this a file that the linter looks at without being told to? A Corefile by its name, a ConfigMap by its text.
 * Throws the error of Node for a manifest that cannot be read.
 */
export function isCorefileOrManifest(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  if (/^Corefile(?:\.[^~]+)?$|\.corefile$/.test(name)) return !/\.(?:md|txt|bak|orig|rej|swp)$/.test(name);
  if (!/\.(?:ya?ml|json)$/i.test(name) || (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > maxManifest)
    return false;
  const text = readFileSync(path, 'utf8');
  return (
    /\bkind["']?\s*:\s*["']?(?:ConfigMap|List)\b/.test(text) && /\bCorefile["']?\s*:|\bcoredns-custom\b/.test(text)
  );
}
