import { readFileSync } from 'node:fs';
import { newestRelease, releaseNamed, releases } from '@corefile/plugins';
import { type ExternalPlugin, readExternalPlugins } from '@corefile/schema';
import { type BuildFacts, buildOf, readPluginCfg } from './build.ts';
import type { Config } from './config/config-keys.ts';
import type { ProjectOptions } from './load-project.ts';

/** How command lines and configurations name a build of CoreDNS; files as paths. */
export interface BuildWords {
  readonly 'coredns-version'?: string;
  /** A plugin.cfg. */
  readonly plugins?: string;
  /** Files that describe external plugins. */
  readonly schema?: readonly string[];
}

/** How a configuration names it. */
export const configuredBuild = ({
  corednsVersion,
  plugins,
  schemas,
}: Pick<Config, 'corednsVersion' | 'plugins' | 'schemas'>): BuildWords => ({
  ...(corednsVersion === undefined ? {} : { 'coredns-version': corednsVersion }),
  ...(plugins === undefined ? {} : { plugins }),
  ...(schemas === undefined ? {} : { schema: schemas }),
});

/** Reads what names a build. */
export function loadBuild(words: BuildWords): ProjectOptions | { readonly error: string } {
  const facts: { -readonly [K in keyof BuildFacts]: BuildFacts[K] } = {};
  const version = words['coredns-version'];
  if (version !== undefined) {
    const release = releaseNamed(version);
    if (release === undefined)
      return {
        error: `--coredns-version ${version}: not a known release; write one from ${releases[0]} to ${newestRelease}`,
      };
    facts.release = release;
  }
  if (words.plugins !== undefined) {
    const text = textOf(words.plugins);
    if (typeof text !== 'string') return { error: `cannot read the plugin.cfg ${words.plugins}: ${text.error}` };
    const read = readPluginCfg(text);
    if ('wrong' in read)
      return { error: `${words.plugins}:${read.wrong}: expected NAME:PACKAGE, as in CoreDNS's plugin.cfg` };
    facts.order = read.order;
  }
  const external: ExternalPlugin[] = [];
  for (const path of words.schema ?? []) {
    const text = textOf(path);
    if (typeof text !== 'string') return { error: `cannot read the schema ${path}: ${text.error}` };
    const read = readJson(text);
    const [problem] = read.problems;
    if (problem !== undefined) return { error: `${path}: ${problem}` };
    external.push(...read.plugins);
  }
  if (external.length > 0) facts.external = external;
  return buildOf(facts);
}

function textOf(path: string): string | { readonly error: string } {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return { error: (error as Error).message };
  }
}

function readJson(text: string): ReturnType<typeof readExternalPlugins> {
  try {
    return readExternalPlugins(JSON.parse(text));
  } catch (error) {
    return { plugins: [], problems: [`is not JSON: ${(error as Error).message}`] };
  }
}
