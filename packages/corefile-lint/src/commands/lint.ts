import { appendFileSync } from 'node:fs';
import { type CheckedDocument, version } from '@corefile/project';
import type { Document } from '@corefile/sources';
import { baselineText, entriesOf } from '../baseline.ts';
import { buildFor } from '../build-for.ts';
import { type commands, exit, thresholds } from '../command-line/commands.ts';
import type { Values } from '../command-line/option.ts';
import { readDocuments } from '../input/read-documents.ts';
import { type Format, render } from '../report/render.ts';
import { type ReportedDocument, type Results, type Summary, summaryOf } from '../report/results.ts';
import { groupByConfig } from '../settings.ts';
import { type Terminal, UsageError, wantsColour } from '../terminal.ts';
import { unifiedDiff } from '../unified-diff.ts';
import { writeText } from '../write-text.ts';
import { checkGroup, rules } from './check-group.ts';
import { tell } from './tell.ts';
import { type Part, withBaselines } from './use-baseline.ts';
import { watch } from './watch.ts';

export type LintValues = Values<(typeof commands)['lint']['options']>;

/** `corefile-lint PATH...` and all its switches; returns the exit code. */
export async function lint(operands: readonly string[], values: LintValues, terminal: Terminal): Promise<number> {
  if (isQuestion(values)) {
    terminal.write(await tell(values, rules, buildFor(values, {}).plugins));
    return exit.clean;
  }
  if (values.watch) return watch(operands, values, terminal, run);
  return run(operands, values, terminal);
}

/** Switches that ask for something to read instead of a check. */
const isQuestion = (values: LintValues): boolean =>
  [values.version, values.json, values['list-rules'], values['list-plugins'], values.init].includes(true) ||
  values.explain !== undefined ||
  values['print-config'] !== undefined;

async function run(operands: readonly string[], values: LintValues, terminal: Terminal): Promise<number> {
  const outputs = outputsOf(values.format ?? ['text']);
  const limits = { warnings: numberOf(values, 'max-warnings'), problems: numberOf(values, 'max-problems') };
  const input = readDocuments(operands, values['stdin-filename']);
  for (const message of input.unreadable) terminal.complain(`corefile-lint: ${message}\n`);
  for (const operand of input.unmatched)
    terminal.complain(
      `corefile-lint: there is no Corefile ${operand === '.' ? 'in or below this folder' : `in ${operand}`}\n`,
    );
  const nothing = input.documents.length === 0 || input.unmatched.length > 0;

  const { groups, wrong } = await groupByConfig(input.documents, values, rules);
  const complaints = new Set(wrong);
  const parts: Part[] = [];
  const fixed: { readonly before: Document; readonly after: Document }[] = [];
  for (const group of groups) {
    try {
      const found = await checkGroup(group, values, terminal);
      parts.push({ config: group.config, checked: found.checked });
      fixed.push(...found.fixed);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      complaints.add(error.message); // the documents of other configurations are checked all the same
    }
  }
  if (complaints.size > 0 && parts.length === 0) throw new UsageError([...complaints].join('\ncorefile-lint: '));
  for (const message of complaints) terminal.complain(`corefile-lint: ${message}\n`);
  const checked = parts.flatMap(part => part.checked);
  const exitCode = (findings: boolean): number => {
    if (input.unreadable.length > 0) return exit.unreadable;
    if (complaints.size > 0) return exit.usage;
    if (findings) return exit.findings;
    return nothing && !values['no-error-on-unmatched'] ? exit.usage : exit.clean;
  };
  if (values['print-merged']) return exitCode(summaryOf(checked).errors > 0);

  const changed = fixed.filter(({ before, after }) => before.text !== after.text);
  if (values.diff) {
    for (const { before, after } of changed) terminal.write(unifiedDiff(before.path, before.text, after.text));
    return exitCode(changed.length > 0);
  }
  const toStdout = writeFixed(changed, fixed, operands, values, terminal);
  if (values['write-baseline'] !== undefined) {
    writeBaseline(values['write-baseline'], checked, terminal);
    return exitCode(false);
  }

  const split = withBaselines(parts, values, terminal);
  const results = resultsOf(
    split.flatMap(part => part.documents),
    values,
    limits.problems,
  );
  const colour = wantsColour(values.color);
  for (const { format, file } of outputs) {
    const shown = values.statistics && format === 'text' ? 'statistics' : format;
    const report = render(shown, results, colour && file === undefined);
    if (file !== undefined) writeText(file, report);
    else if (toStdout) terminal.complain(report);
    else terminal.write(report);
    if (format === 'github') writeStepSummary(results);
  }
  const failing = split.some(({ config, documents }) =>
    fails(
      summaryOf(documents),
      values['failure-threshold'] ?? config.failureThreshold,
      limits.warnings === undefined ? config.maxWarnings : undefined,
    ),
  );
  const tooMany = limits.warnings !== undefined && results.summary.warnings > limits.warnings;
  return exitCode(failing || (tooMany && values['failure-threshold'] !== 'none'));
}

/** Changes the files, or prints the mended standard input; true if standard output is taken by that. */
function writeFixed(
  changed: readonly { readonly after: Document }[],
  fixed: readonly { readonly after: Document }[],
  operands: readonly string[],
  values: LintValues,
  terminal: Terminal,
): boolean {
  if (values.fix === undefined || values['fix-dry-run']) return false;
  const stdin = operands.includes('-') ? (values['stdin-filename'] ?? '<stdin>') : undefined;
  for (const { after } of changed) if (after.path !== stdin) writeText(after.path, after.text);
  const printed = fixed.find(({ after }) => after.path === stdin);
  if (printed) terminal.write(printed.after.text);
  return printed !== undefined;
}

function resultsOf(
  split: readonly ReportedDocument[],
  values: LintValues,
  maxProblems = Number.POSITIVE_INFINITY,
): Results {
  let room = maxProblems;
  const documents = split.map(each => {
    const wanted = each.problems.filter(({ severity }) => !values.quiet || severity === 'error');
    const problems = wanted.slice(0, room);
    room -= problems.length;
    return { ...each, problems };
  });
  return { documents, summary: summaryOf(split), rules, version };
}

function fails(summary: Summary, threshold = 'error', maxWarnings = Number.POSITIVE_INFINITY): boolean {
  const failing = { error: summary.errors, warning: summary.warnings, info: summary.infos };
  const level = thresholds.indexOf(threshold as (typeof thresholds)[number]);
  if (threshold === 'none') return false;
  const severities = ['error', 'warning', 'info'] as const;
  return severities.slice(0, level + 1).some(severity => failing[severity] > 0) || summary.warnings > maxWarnings;
}

function outputsOf(words: readonly string[]): readonly { readonly format: Format; readonly file?: string }[] {
  const outputs = words.map(word => {
    const [format, file] = word.split(/=(.*)/s, 2) as [Format, string | undefined];
    if (file === '') throw new UsageError(`--format ${word}: write the name of a file behind the =`);
    return file === undefined ? { format } : { format, file };
  });
  if (outputs.filter(output => !('file' in output)).length > 1)
    throw new UsageError('two reports cannot both go to standard output; write one as -f FORMAT=FILE');
  return outputs;
}

function numberOf(values: LintValues, name: 'max-warnings' | 'max-problems'): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new UsageError(`--${name} ${text}: write a number`);
  return Number(text);
}

function writeBaseline(path: string, checked: readonly CheckedDocument[], terminal: Terminal): void {
  const entries = entriesOf(checked, path);
  writeText(path, baselineText(entries));
  terminal.write(`${entries.reduce((sum, { count }) => sum + count, 0)} problems listed in ${path}\n`);
}

/** On GitHub, the numbers and all problems go to the summary page of the job as well. */
function writeStepSummary(results: Results): void {
  const path = process.env.GITHUB_STEP_SUMMARY;
  if (!path) return;
  appendFileSync(path, render('markdown', results, false));
}
