import type { LoadedToken } from '@corefile/parser';
import { asOf, declaredOf, limitsOf } from './as-of.ts';
import { decodePlugin } from './decode-plugin.ts';
import { oncePer } from './once-per.ts';
import type { AnyPlugin, CheckContext } from './plugin.ts';
import type { SchemaProblem } from './problem.ts';
import { compareVersions } from './version.ts';

/**
 * Adds to what an older release refuses after which one it is taken, found by reading the same tokens as each later
 * release did that read them otherwise. A message that names a release already says so.
 */
export function toldSince(
  plugin: AnyPlugin,
  tokens: readonly LoadedToken[],
  context: CheckContext,
  problems: readonly SchemaProblem[],
): readonly SchemaProblem[] {
  const { version } = context;
  if (version === undefined) return problems;
  const declared = declaredOf(plugin);
  const limits = limitsOf(declared).filter(limit => compareVersions(version, limit) <= 0);
  const open = new Set(problems.filter(({ environment, message }) => !environment && !message.includes('CoreDNS')));
  const takenAfter = new Map<SchemaProblem, string>();
  for (const limit of limits) {
    if (open.size === 0) break;
    const release = releaseAfter(limit);
    const later = decodePlugin(readingOf(declared, release), tokens, { ...context, version: release });
    const lines = new Set(later.problems.filter(({ environment }) => !environment).map(({ at }) => lineOf(at)));
    for (const problem of open) {
      if (lines.has(lineOf(problem.at))) continue;
      takenAfter.set(problem, limit);
      open.delete(problem);
    }
  }
  if (takenAfter.size === 0) return problems;
  return problems.map(problem => {
    const limit = takenAfter.get(problem);
    return limit === undefined
      ? problem
      : { ...problem, message: `${problem.message}; releases after CoreDNS ${limit} take what stands here` };
  });
}

const readingsOf = oncePer((_: AnyPlugin) => new Map<string, AnyPlugin>());

function readingOf(declared: AnyPlugin, release: string): AnyPlugin {
  const readings = readingsOf(declared);
  const reading = readings.get(release) ?? asOf(declared, release);
  readings.set(release, reading);
  return reading;
}

const lineOf = ({ file, line }: LoadedToken): string => `${line} ${file}`;

/** Any number between a release and the one that followed it. */
const releaseAfter = (release: string): string => release.replace(/\d+$/, patch => `${Number(patch) + 1}`);
