import type { Config, ProjectOptions } from '@corefile/project';
import { type BuildWords, loadBuild } from '@corefile/project/node';
import { UsageError } from './terminal.ts';

/** The CoreDNS that Corefiles are for, by the command line and then the configuration. */
export function buildFor(
  words: BuildWords,
  { corednsVersion, plugins, schemas }: Pick<Config, 'corednsVersion' | 'plugins' | 'schemas'>,
): ProjectOptions {
  const build = loadBuild({
    ...(corednsVersion === undefined ? {} : { 'coredns-version': corednsVersion }),
    ...(plugins === undefined ? {} : { plugins }),
    ...(schemas === undefined ? {} : { schema: schemas }),
    ...words,
  });
  if ('error' in build) throw new UsageError(build.error);
  return build;
}
