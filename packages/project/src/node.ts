import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { glob, type Host } from '@corefile/parser';
import type { Surroundings } from './load-project.ts';

/** POSIX form of a path, as the engines want it. */
export const posix = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

/**
 * The machine's files and environment, for imports and files that a Corefile names. With `root`, paths beyond the working
 * directory are those of the machine that CoreDNS runs on, whose files lie below `root`.
 */
export function nodeHost(env: Readonly<Record<string, string | undefined>>, root?: string): Host {
  const here = `${posix(process.cwd())}/`;
  const at = (path: string) => (root === undefined || path.startsWith(here) ? path : `${root}${path}`);
  const directories = {
    exists(path: string) {
      try {
        return statSync(at(path), { throwIfNoEntry: false }) !== undefined;
      } catch {
        return false; // a name that is too long, a folder that may not be read
      }
    },
    list(path: string) {
      try {
        return readdirSync(at(path));
      } catch {
        return undefined;
      }
    },
  };
  return {
    readFile(path) {
      try {
        return readFileSync(at(path), 'utf8');
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        return {
          error: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : code === 'EISDIR' ? 'directory' : 'unreadable',
        };
      }
    },
    glob: pattern => glob(pattern, directories),
    env: name => (Object.hasOwn(env, name) ? env[name] : undefined),
  };
}

/** A path below the working directory as seen from there, as reports and CI systems want it; others absolute. */
export function displayPath(path: string): string {
  const seen = relative(process.cwd(), path);
  return posix(seen === '' || /^\.\.(?:[\\/]|$)/.test(seen) || isAbsolute(seen) ? resolve(path) : seen);
}

export const nodeSurroundings = (
  env: Readonly<Record<string, string | undefined>> = process.env,
  root?: string,
): Surroundings => ({
  absolute: path => posix(resolve(path)),
  display: displayPath,
  host: nodeHost(env, root),
  hasAllFiles: root !== undefined,
});

export { configNames, findConfig, type LoadedConfig, loadConfig } from './config/find-config.ts';
export { fileMatcher, type PathMatcher, pathMatcher } from './config/path-pattern.ts';
export { groups, type RuleWords, ruleNames, ruleSettings } from './config/rule-settings.ts';
export { type BuildWords, configuredBuild, loadBuild } from './load-build.ts';
