import { dirname, relative } from 'node:path';
import { rules } from '@corefile/plugins';
import { documentRules } from '@corefile/project';
import {
  configuredBuild,
  fileMatcher,
  findConfig,
  loadBuild,
  loadConfig,
  posix,
  ruleNames,
  ruleSettings,
} from '@corefile/project/node';
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
  const build = loadBuild(configuredBuild(config));
  for (const problem of problems) complain(problem);
  for (const each of [settings, build]) if ('error' in each) complain(`${found}: ${each.error}`);
  const ignored = config.ignores && fileMatcher(config.ignores)(posix(relative(dirname(found), path)));
  return {
    profile: config.profile,
    env: config.env ?? {},
    build: 'error' in build ? undefined : build,
    severityOf: ignored ? () => 'off' : 'error' in settings ? () => undefined : settings.severityOf,
    requireReason: config.requireReason ?? false,
  };
}
