import { readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { rules } from '@corefile/plugins';
import { documentRules } from '@corefile/project';
import { fileMatcher, findConfig, loadConfig, posix, ruleNames, ruleSettings } from '@corefile/project/node';
import type { FolderConfig } from './workspace.ts';

const known = [...documentRules, ...rules];

/** The `.corefile-lint.yaml` nearest to a document, which the command line obeys too; nothing when there is none. */
export async function folderConfig(
  path: string,
  complain: (message: string) => void,
): Promise<FolderConfig | undefined> {
  const found = findConfig(dirname(path));
  if (found === undefined) return undefined;
  const { config, problems } = await loadConfig(found, ruleNames(known));
  const settings = ruleSettings(known, {}, config, found);
  for (const problem of 'error' in settings ? [...problems, `${found}: ${settings.error}`] : problems)
    complain(problem);
  const ignored = config.ignores && fileMatcher(config.ignores)(posix(relative(dirname(found), path)));
  return {
    profile: config.profile,
    env: config.env ?? {},
    plugins: config.plugins === undefined ? [] : pluginNames(config.plugins),
    severityOf: ignored ? () => 'off' : 'error' in settings ? () => undefined : settings.severityOf,
    requireReason: config.requireReason ?? false,
  };
}

/** Names in a plugin.cfg, `NAME:PACKAGE` a line. */
function pluginNames(path: string): readonly string[] {
  try {
    return [...readFileSync(path, 'utf8').matchAll(/^([^#:\s]+):/gm)].map(([, name = '']) => name);
  } catch {
    return []; // named but not there: the command line says so
  }
}
