import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { CheckedDocument, Config, DocumentProblem } from '@corefile/project';
import { type BaselineEntry, baselineText, isKnown, prune, readBaseline } from '../baseline.ts';
import type { ReportedDocument } from '../report/results.ts';
import { type Terminal, UsageError } from '../terminal.ts';
import { writeText } from '../write-text.ts';

interface BaselineWords {
  readonly baseline?: string;
  readonly 'prune-baseline'?: string;
  readonly quiet?: boolean;
}

/** What was found where one configuration holds. */
export interface Part {
  readonly config: Config;
  readonly checked: readonly CheckedDocument[];
}

/** Sets aside what comments silence and baselines list: the one of the command line, or each configuration's own. */
export function withBaselines(parts: readonly Part[], values: BaselineWords, terminal: Terminal) {
  const pathOf = ({ config }: Part) => values.baseline ?? values['prune-baseline'] ?? config.baseline;
  const tell = (message: string) => {
    if (!values.quiet) terminal.complain(`corefile-lint: ${message}\n`);
  };
  const known = new Map(
    [...new Set(parts.flatMap(part => pathOf(part) ?? []))].map(path => {
      const checked = parts.filter(part => pathOf(part) === path).flatMap(part => part.checked);
      return [path, useBaseline(path, checked, values['prune-baseline'] !== undefined, tell)];
    }),
  );
  return parts.map(part => ({
    config: part.config,
    documents: split(part.checked, known.get(pathOf(part) ?? '')),
  }));
}

function split(
  checked: readonly CheckedDocument[],
  known: ReturnType<typeof useBaseline> | undefined,
): readonly ReportedDocument[] {
  return checked.map(each => {
    const isOld = known?.(each);
    const silenced = [
      ...each.suppressed.map(({ reason, ...problem }) => ({
        problem,
        kind: 'inSource' as const,
        ...(reason === undefined ? {} : { reason }),
      })),
      ...each.problems.filter(problem => isOld?.(problem)).map(problem => ({ problem, kind: 'external' as const })),
    ];
    return { document: each.document, problems: each.problems.filter(problem => !isOld?.(problem)), silenced };
  });
}

/**
 * Which problems a baseline lists; with `mayWrite` it is first shortened to what is still found. `tell` hears of
 * problems that it lists in vain.
 */
function useBaseline(
  path: string,
  checked: readonly CheckedDocument[],
  mayWrite: boolean,
  tell: (message: string) => void,
): (checked: CheckedDocument) => (problem: DocumentProblem) => boolean {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the baseline ${path}: ${(error as Error).message}`);
  }
  const entries = readBaseline(text);
  if (!entries) throw new UsageError(`${path} is no baseline; write one with --write-baseline ${path}`);
  const isThere = ({ file }: BaselineEntry) => existsSync(resolve(dirname(path), file));
  const left = prune(entries.filter(isThere), checked, path);
  const gone = sum(entries) - sum(left);
  if (mayWrite) writeText(path, baselineText(left));
  if (gone > 0) {
    const problems = gone === 1 ? '1 problem' : `${gone} problems`;
    tell(
      mayWrite
        ? `${problems} taken out of ${path}`
        : `${path} lists ${problems} that can no longer be found; --prune-baseline ${path} takes them out`,
    );
  }
  return each => isKnown(entries, each, path);
}

const sum = (entries: readonly BaselineEntry[]): number => entries.reduce((total, { count }) => total + count, 0);
