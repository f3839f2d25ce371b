import { readFileSync } from 'node:fs';
import type { CheckedDocument, DocumentProblem } from '@corefile/project';
import { baselineText, isKnown, prune, readBaseline } from '../baseline.ts';
import { UsageError } from '../terminal.ts';
import { writeText } from '../write-text.ts';

/** Which problems a baseline lists; with `prune-baseline`, it is first shortened to what is still found. */
export function useBaseline(
  path: string,
  checked: readonly CheckedDocument[],
  values: { readonly 'prune-baseline'?: string },
): (checked: CheckedDocument) => (problem: DocumentProblem) => boolean {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the baseline ${path}: ${(error as Error).message}`);
  }
  const entries = readBaseline(text);
  if (!entries) throw new UsageError(`${path} is no baseline; write one with --write-baseline ${path}`);
  if (values['prune-baseline'] !== undefined) writeText(path, baselineText(prune(entries, checked, path)));
  return each => isKnown(entries, each, path);
}
