import { lint, type Problem } from '@corefile/linter';
import { load } from '@corefile/parser';
import { newestRelease, pluginsOf, rules } from '@corefile/plugins';
import { decode } from '@corefile/schema';

interface Where {
  readonly profile?: 'cluster' | 'standalone' | 'dev';
  readonly version?: string;
  /** By absolute path; the Corefile is /corefile/Corefile. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** What the linter says of a Corefile. */
export function problemsOf(text: string, where: Where = {}): readonly Problem[] {
  const { profile = 'dev', version = newestRelease, files = {}, env = {} } = where;
  const { plugins } = pluginsOf(version);
  const glob = (pattern: string) => {
    const regexp = new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`);
    return Object.keys(files)
      .filter(path => regexp.test(path))
      .sort();
  };
  const host = {
    readFile: (path: string) => files[path] ?? { error: 'missing' as const },
    glob,
    env: (name: string) => env[name],
  };
  const validDirectives = new Set(plugins.map(({ name }) => name));
  const program = load({ path: '/corefile/Corefile', text }, host, { validDirectives });
  const model = decode(program, plugins, { readFile: path => files[path], version });
  return lint({ program, model, plugins, rules, profile });
}
