import { problemJson } from './problem-json.ts';
import type { Results } from './results.ts';

/** One problem a line: what `json` writes, with its path. */
export const jsonl = ({ documents }: Results): string =>
  documents
    .flatMap(({ document, problems }) =>
      problems.map(problem => `${JSON.stringify({ path: document.path, ...problemJson(problem) })}\n`),
    )
    .join('');
