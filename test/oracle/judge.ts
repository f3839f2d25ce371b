import { posix } from 'node:path';
import { load } from '@corefile/parser';
import { newestRelease, pluginsOf } from '@corefile/plugins';
import { decode } from '@corefile/schema';
import { readYaml } from '@corefile/sources/yaml';

/** What we say about a Corefile, in the terms of CoreDNS's own word. */
export interface Judgement {
  readonly errors: readonly Word[];
  /** What we leave to the files and the network of the machine it starts on. */
  readonly machine: readonly Word[];
}
interface Word {
  readonly line: number;
  readonly message: string;
  readonly code: string;
}

/** Judges one Corefile whose files and environment are given, as a release; paths are relative to the Corefile's own folder. */
export function judge(
  text: string,
  files: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
  release = newestRelease,
): Judgement {
  const { plugins, validDirectives } = buildOf(release);
  const folder = '/corefile';
  const find = (path: string) => {
    const whole = posix.resolve(folder, path);
    return files[path] ?? files[whole.startsWith(`${folder}/`) ? whole.slice(folder.length + 1) : whole];
  };
  const host = {
    readFile: (path: string) => find(path) ?? { error: 'missing' as const },
    glob: (pattern: string) => matching(pattern, Object.keys(files), folder),
    env: (name: string) => env[name],
  };
  const program = load({ path: `${folder}/Corefile`, text }, host, { validDirectives });
  const model = decode(program, plugins, {
    readFile: find,
    readYaml,
    ...(release === newestRelease ? {} : { version: release }),
  });
  const words = (environment: boolean) =>
    model.problems
      .filter(problem => problem.environment === environment)
      .map(({ at, message, code }) => ({ line: at.line, message, code }));
  return {
    errors: [...program.problems.map(({ line, message, code }) => ({ line, message, code })), ...words(false)],
    machine: words(true),
  };
}

const builds = new Map<string, ReturnType<typeof makeBuild>>();

function buildOf(release: string): ReturnType<typeof makeBuild> {
  const build = builds.get(release) ?? makeBuild(release);
  builds.set(release, build);
  return build;
}

function makeBuild(release: string) {
  const { plugins, others } = pluginsOf(release);
  return { plugins, validDirectives: new Set([...plugins.map(({ name }) => name), ...others]) };
}

/** filepath.Glob over the given files: `*` and `?` do not cross a slash. */
function matching(pattern: string, names: readonly string[], folder: string): readonly string[] {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
  const regexp = new RegExp(`^${source}$`);
  return names
    .map(name => (name.startsWith('/') ? name : `${folder}/${name}`))
    .filter(path => regexp.test(path))
    .sort();
}
