import type { ProjectOptions } from '@corefile/project';
import { type BuildWords, configuredBuild, loadBuild } from '@corefile/project/node';
import { UsageError } from './terminal.ts';

/** The CoreDNS that Corefiles are for, by the command line and then the configuration. */
export function buildFor(words: BuildWords, config: Parameters<typeof configuredBuild>[0]): ProjectOptions {
  const build = loadBuild({ ...configuredBuild(config), ...words });
  if ('error' in build) throw new UsageError(build.error);
  return build;
}
