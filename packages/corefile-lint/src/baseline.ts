import { dirname, relative, resolve } from 'node:path';
import type { CheckedDocument, DocumentProblem } from '@corefile/project';
import { posix } from '@corefile/project/node';
import { fingerprintsOf } from './fingerprint.ts';

export interface BaselineEntry {
  /** Relative to the folder of the baseline. */
  readonly file: string;
  readonly rule: string;
  readonly fingerprint: string;
  readonly count: number;
}

/** The problems of a run as a baseline lists them, sorted so that a change of it reads well. */
export function entriesOf(documents: readonly CheckedDocument[], baselinePath: string): readonly BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const checked of documents) {
    const file = fileOf(checked, baselinePath);
    for (const [{ rule }, { hash, count }] of fingerprintsOf(checked))
      entries.set(`${file} ${hash}`, { file, rule, fingerprint: hash, count });
  }
  return [...entries.values()].sort(
    (a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint),
  );
}

/** Splits the problems of a document into those that a baseline knows and new ones. */
export function isKnown(
  entries: readonly BaselineEntry[],
  checked: CheckedDocument,
  baselinePath: string,
): (problem: DocumentProblem) => boolean {
  const file = fileOf(checked, baselinePath);
  const counts = new Map(
    entries.filter(entry => entry.file === file).map(({ fingerprint, count }) => [fingerprint, count]),
  );
  const fingerprints = fingerprintsOf(checked);
  return problem => {
    const found = fingerprints.get(problem);
    return found !== undefined && found.count <= (counts.get(found.hash) ?? 0);
  };
}

/** What is left of a baseline when only problems still found count; files that were not looked at stay. */
export function prune(
  entries: readonly BaselineEntry[],
  documents: readonly CheckedDocument[],
  baselinePath: string,
): readonly BaselineEntry[] {
  const files = new Set(documents.map(checked => fileOf(checked, baselinePath)));
  const found = new Map(
    entriesOf(documents, baselinePath).map(entry => [`${entry.file} ${entry.fingerprint}`, entry.count]),
  );
  return entries.flatMap(entry => {
    if (!files.has(entry.file)) return [entry];
    const count = Math.min(entry.count, found.get(`${entry.file} ${entry.fingerprint}`) ?? 0);
    return count > 0 ? [{ ...entry, count }] : [];
  });
}

export const baselineText = (problems: readonly BaselineEntry[]): string =>
  `${JSON.stringify({ version: 1, problems }, null, 2)}\n`;

/** Undefined for a text that is no baseline. */
export function readBaseline(text: string): readonly BaselineEntry[] | undefined {
  try {
    const { version, problems } = JSON.parse(text);
    const isEntry = (entry: BaselineEntry) =>
      typeof entry?.file === 'string' && typeof entry.fingerprint === 'string' && Number.isInteger(entry.count);
    return version === 1 && Array.isArray(problems) && problems.every(isEntry) ? problems : undefined;
  } catch {
    return undefined;
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const fileOf = ({ document }: CheckedDocument, baselinePath: string): string =>
  posix(relative(dirname(resolve(baselinePath)), resolve(document.path)));
