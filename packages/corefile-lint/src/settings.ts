import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Rule } from '@corefile/linter';
import type { Config } from '@corefile/project';
import { configNames, fileMatcher, findConfig, loadConfig, posix, ruleNames } from '@corefile/project/node';
import type { Document } from '@corefile/sources';
import { UsageError } from './terminal.ts';

/** Documents that one configuration holds for. */
export interface Group {
  readonly documents: readonly Document[];
  readonly config: Config;
  /** Absolute; undefined without a configuration file. */
  readonly configPath: string | undefined;
}

export interface ConfigChoice {
  readonly config?: string;
  readonly 'no-config'?: boolean;
}

export interface Groups {
  readonly groups: readonly Group[];
  /** What is wrong with configurations; the documents they hold for are in no group. */
  readonly wrong: readonly string[];
}

/** Puts documents together by the configuration file nearest to them. */
export async function groupByConfig(
  documents: readonly Document[],
  choice: ConfigChoice,
  rules: readonly Rule[],
): Promise<Groups> {
  const byPath = new Map<string | undefined, Document[]>();
  const nearest = new Map<string, string | undefined>();
  for (const document of documents) {
    const folder = dirname(resolve(document.path));
    if (!nearest.has(folder)) nearest.set(folder, configPathFor(folder, choice));
    const path = nearest.get(folder);
    byPath.set(path, [...(byPath.get(path) ?? []), document]);
  }
  const groups: Group[] = [];
  const wrong: string[] = [];
  for (const [configPath, documents] of byPath) {
    const { config, problems } =
      configPath === undefined ? { config: {}, problems: [] } : await loadConfig(configPath, ruleNames(rules));
    if (problems.length > 0) wrong.push(...problems);
    else groups.push({ documents: withoutIgnored(documents, config, configPath), config, configPath });
  }
  return { groups, wrong };
}

export function configPathFor(folder: string, choice: ConfigChoice): string | undefined {
  if (choice['no-config']) return undefined;
  return choice.config === undefined ? findConfig(folder) : resolve(choice.config);
}

export async function readConfigAt(path: string, rules: readonly Rule[]): Promise<Config> {
  const { config, problems } = await loadConfig(path, ruleNames(rules));
  if (problems.length > 0) throw new UsageError(problems.join('\ncorefile-lint: '));
  return config;
}

function withoutIgnored(documents: readonly Document[], { ignores }: Config, configPath = configNames[0] as string) {
  if (!ignores) return documents;
  const matches = fileMatcher(ignores);
  const seen = (path: string) => posix(relative(dirname(configPath), resolve(path)));
  return documents.filter(({ path }) => path.startsWith('<') || !matches(seen(path)));
}

/** Environment of the Corefiles: the process's, then configuration, --env-file and --env, the last winning. */
export function environmentOf(
  { env = {} }: Config,
  words: { readonly env?: readonly string[]; readonly 'env-file'?: readonly string[] },
): Readonly<Record<string, string | undefined>> {
  const pairs: [string, string][] = [];
  for (const path of words['env-file'] ?? []) {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      throw new UsageError(`--env-file: cannot read ${path}: ${(error as Error).message}`);
    }
    for (const [index, line] of text.split(/\r?\n/).entries()) {
      if (/^\s*(?:#|$)/.test(line)) continue;
      const [, name, value = ''] = /^\s*(?:export\s+)?([^=\s]+)=(.*)$/.exec(line) ?? [];
      if (name === undefined) throw new UsageError(`${path}:${index + 1}: expected NAME=VALUE`);
      pairs.push([name, value.replace(/^(["'])(.*)\1$/, '$2')]);
    }
  }
  for (const word of words.env ?? []) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    if (name === undefined || value === undefined) throw new UsageError(`--env ${word}: write --env NAME=VALUE`);
    pairs.push([name, value]);
  }
  return { ...process.env, ...env, ...Object.fromEntries(pairs) };
}
