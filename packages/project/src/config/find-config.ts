import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Config } from './config-keys.ts';
import { type RuleNames, readConfig } from './read-config.ts';

export const configNames = ['.corefile-lint.yaml', '.corefile-lint.yml', '.corefile-lint.json'];

/** Path of the configuration file nearest to a directory, in it or above. */
export function findConfig(directory: string): string | undefined {
  for (let at = resolve(directory); ; at = dirname(at)) {
    const found = configNames.map(name => join(at, name)).find(path => existsSync(path));
    if (found !== undefined || dirname(at) === at) return found;
  }
}

export interface LoadedConfig {
  readonly config: Config;
  /** `path:line:column: message`, ready to print. */
  readonly problems: readonly string[];
}

/**
 * Reads a configuration file and those it extends. Paths in it (`baseline`, `plugins`, `schemas`) come out absolute. Patterns
 * of `ignores` and `overrides` count from the folder of the file that is asked for.
 */
export async function loadConfig(path: string, names: RuleNames, above: readonly string[] = []): Promise<LoadedConfig> {
  if (above.includes(path)) return { config: {}, problems: [`${path}:1:1: this configuration extends itself`] };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return { config: {}, problems: [`${path}: cannot be read: ${(error as Error).message}`] };
  }
  const { LineCounter, parseDocument } = await import('./yaml.ts');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}`;
  };
  const [broken] = document.errors;
  if (broken) {
    const message = broken.code === 'MULTIPLE_DOCS' ? 'a configuration is one document of YAML' : broken.message;
    return { config: {}, problems: [`${place(broken.pos[0])}: ${message}`] };
  }
  let data: unknown;
  try {
    data = document.toJS();
  } catch (error) {
    // an alias without its anchor, or aliases that multiply
    return { config: {}, problems: [`${path}: ${(error as Error).message}`] };
  }
  const { config, problems } = readConfig(data, names);
  const told = problems.map(({ at, key, message }) => {
    const last = at.at(-1);
    const parent = document.getIn(at.slice(0, -1), true) as YamlMap | undefined;
    const node = key
      ? parent?.items?.find(item => item.key.value === last)?.key
      : (document.getIn(at, true) as YamlNode | undefined);
    const path = at.length > 0 && !key ? `${at.join('.')}: ` : '';
    return `${place(node?.range?.[0] ?? 0)}: ${path}${message}`;
  });
  const own = (name: string | undefined) => (name === undefined ? undefined : resolve(dirname(path), name));
  const bases = await Promise.all(
    (config.extends ?? []).map(name => loadConfig(resolve(dirname(path), name), names, [...above, path])),
  );
  const { extends: _, baseline, plugins, schemas, ...rest } = config;
  const located: Config = {
    ...rest,
    ...(baseline === undefined ? {} : { baseline: own(baseline) as string }),
    ...(plugins === undefined ? {} : { plugins: own(plugins) as string }),
    ...(schemas === undefined ? {} : { schemas: schemas.map(name => own(name) as string) }),
  };
  return {
    config: [...bases.map(base => base.config), located].reduce(merge, {}),
    problems: [...bases.flatMap(base => base.problems), ...told],
  };
}

/** As much of the YAML library's nodes as places need. */
interface YamlNode {
  readonly range?: readonly [number, number, number];
}
interface YamlMap {
  readonly items?: readonly { readonly key: YamlNode & { readonly value: unknown } }[];
}

/** Mappings are joined and lists of overrides put one after the other; of the rest the later wins. */
function merge(base: Config, over: Config): Config {
  return {
    ...base,
    ...over,
    ...(base.rules || over.rules ? { rules: { ...base.rules, ...over.rules } } : {}),
    ...(base.env || over.env ? { env: { ...base.env, ...over.env } } : {}),
    ...(base.overrides || over.overrides ? { overrides: [...(base.overrides ?? []), ...(over.overrides ?? [])] } : {}),
  };
}
