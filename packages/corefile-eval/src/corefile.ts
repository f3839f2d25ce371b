import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Host } from '@corefile/parser';
import { rules } from '@corefile/plugins';
import { checkProject, loadProject, type ProjectOptions, type Unit } from '@corefile/project';
import { at, InputError } from './problem-text.ts';

/** Loads the Corefile that is to answer, plain or in a manifest; every mistake in it is named and nothing is evaluated. */
export async function loadCorefile(
  path: string,
  host: Host,
  build: ProjectOptions,
  text = readText(path),
): Promise<Unit> {
  const project = await loadProject([{ path, text }], { absolute: path => resolve(path), host }, build);
  const [checked] = checkProject(project, {
    plugins: build.plugins,
    rules: rules.filter(rule => rule.raisedBy),
    comments: { ignore: true }, // silencing a refusal does not make CoreDNS start
  });
  const errors = (checked?.problems ?? []).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new InputError(
      errors
        .map(({ range, message }) => at(path, range.start.line, range.start.column, `error: ${message}`))
        .join('\n'),
    );
  }
  const units = project.units.filter(({ source }) => source.kind !== 'configmap-custom');
  const [unit] = units;
  if (!unit)
    throw new InputError(
      `${path}: there is no Corefile in it${checked?.problems[0] ? `: ${checked.problems[0].message}` : ''}`,
    );
  if (units.length > 1)
    throw new InputError(
      `${path}: there are several Corefiles in it (${units.map(({ source }) => source.name).join(', ')}); name a file with one`,
    );
  const { unread } = unit.program;
  if (unread) throw new InputError(`${path}: too long to evaluate; nothing from line ${unread.line} on was read`);
  return unit;
}

/** Text of a file, `-` for standard input. */
export function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new InputError(`cannot read ${path}: ${(error as Error).message}`, 3);
  }
}
