import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { rules as corefileRules } from '@corefile/plugins';
import {
  type CheckedDocument,
  type CheckOptions,
  checkProject,
  documentRules,
  fixProject,
  loadProject,
  type Project,
  type ProjectOptions,
} from '@corefile/project';
import { nodeSurroundings, posix, ruleSettings } from '@corefile/project/node';
import { buildFor } from '../build-for.ts';
import type { profiles } from '../command-line/commands.ts';
import { environmentOf, type Group } from '../settings.ts';
import { type Terminal, UsageError } from '../terminal.ts';
import type { LintValues } from './lint.ts';
import { printMerged } from './print-merged.ts';

/** Every rule there is: about documents, then about Corefiles. */
export const rules = [...documentRules, ...corefileRules];

/** Checks the documents of one configuration, mending them where that is asked for. */
export async function checkGroup({ documents, config, configPath }: Group, values: LintValues, terminal: Terminal) {
  const settings = ruleSettings(rules, values, config, configPath);
  if ('error' in settings) throw new UsageError(settings.error);
  const build = buildFor(values, config);
  const profile = (values.profile ?? config.profile) as (typeof profiles)[number] | undefined;
  const options: ProjectOptions & CheckOptions = {
    ...build,
    rules: corefileRules,
    severityOf: settings.severityOf,
    comments: {
      ignore: values['no-inline-config'] ?? false,
      requireReason: config.requireReason ?? false,
    },
    ...(profile ? { profile } : {}),
  };
  const surroundings = nodeSurroundings(environmentOf(config, values), fsRootOf(values));
  const only = values['only-configmaps'] ? withCorefiles : (all: readonly CheckedDocument[]) => all;
  if (values.fix !== undefined || values['fix-dry-run'] || values.diff) {
    const result = await fixProject(documents, surroundings, options, values.fix === 'unsafe' ? 'unsafe' : 'safe');
    const pairs = documents.map((before, index) => ({ before, after: result.documents[index] ?? before }));
    return { checked: only(result.checked), fixed: pairs };
  }
  const project: Project = await loadProject(documents, surroundings, options);
  const checked = checkProject(project, options);
  if (values['print-merged']) {
    terminal.write(printMerged(project, build.plugins));
    const errors = checked.flatMap(({ document, problems }) =>
      problems.filter(({ severity }) => severity === 'error').map(problem => ({ document, problem })),
    );
    for (const { document, problem } of errors)
      terminal.complain(
        `${document.path}:${problem.range.start.line}:${problem.range.start.column}: error: ${problem.message} [${problem.rule}]\n`,
      );
  }
  return { checked: only(checked), fixed: [] };
}

/** Manifests without a Corefile are none of our business when a hook hands us every YAML file. */
const withCorefiles = (checked: readonly CheckedDocument[]): readonly CheckedDocument[] =>
  checked.filter(({ problems }) => !problems.some(({ rule }) => rule === 'no-corefile' || rule === 'empty-document'));

function fsRootOf({ 'fs-root': root }: LintValues): string | undefined {
  if (root === undefined) return undefined;
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--fs-root: there is no folder ${root}`);
  return posix(resolve(root)).replace(/\/$/, '');
}
