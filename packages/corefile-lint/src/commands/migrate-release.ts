import { writeFileSync } from 'node:fs';
import { newestRelease, releaseNamed, releases } from '@corefile/plugins';
import { type CheckedDocument, migrateProject } from '@corefile/project';
import { nodeSurroundings } from '@corefile/project/node';
import { exit } from '../command-line/commands.ts';
import { readDocuments } from '../input/read-documents.ts';
import { type Terminal, UsageError } from '../terminal.ts';
import { unifiedDiff } from '../unified-diff.ts';
import type { MigrateValues } from './migrate.ts';

/** `corefile-lint migrate --from V --to W`: the Corefiles as the other release wants them; what is left to do is told. */
export async function migrateRelease(
  operands: readonly string[],
  values: MigrateValues,
  { write, complain }: Terminal,
): Promise<number> {
  const from = releaseOf('--from', values.from);
  const to = releaseOf('--to', values.to ?? newestRelease);
  if (values.write && values.diff) throw new UsageError('--write and --diff ask for different things; give one');
  const { documents, unreadable, unmatched } = readDocuments(operands, values['stdin-filename']);
  for (const message of unreadable) complain(`corefile-lint: ${message}\n`);
  for (const operand of unmatched) complain(`corefile-lint: there is no Corefile in ${operand}\n`);
  if (documents.length > 1 && !values.write && !values.diff)
    throw new UsageError('there are several files: say what is to be done with --diff or --write');

  const result = await migrateProject(documents, nodeSurroundings(), { from, to });
  const stdin = operands.includes('-') ? (values['stdin-filename'] ?? '<stdin>') : undefined;
  for (const [index, { path, text }] of documents.entries()) {
    const after = result.documents[index]?.text ?? text;
    if (values.diff) write(unifiedDiff(path, text, after));
    else if (!values.write || path === stdin) write(after);
    else if (after !== text) writeFileSync(path, after);
  }
  for (const line of refusals(result.before)) complain(`${line} (CoreDNS ${from})\n`);
  for (const { path, problem, fix } of result.applied)
    complain(`${path}:${problem.range.start.line}: changed: ${fix.title}, because ${problem.message}\n`);
  for (const [{ path }, first, second] of result.reordered)
    complain(`${path}: note: CoreDNS ${to} runs ${first} before ${second}, ${from} the other way round\n`);
  const left = refusals(result.checked);
  for (const line of left) complain(`${line}\n`);
  if (unreadable.length > 0) return exit.unreadable;
  if (documents.length === 0) return exit.usage;
  return left.length > 0 ? exit.findings : exit.clean;
}

function releaseOf(option: string, text = ''): string {
  const release = releaseNamed(text);
  if (release === undefined)
    throw new UsageError(`${option} ${text}: not a known release; write one from ${releases[0]} to ${newestRelease}`);
  return release;
}

const refusals = (checked: readonly CheckedDocument[]): readonly string[] =>
  checked.flatMap(({ document, problems }) =>
    problems
      .filter(({ severity }) => severity === 'error')
      .map(({ range: { start }, message }) => `${document.path}:${start.line}:${start.column}: error: ${message}`),
  );
