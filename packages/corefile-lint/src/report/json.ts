import { problemJson } from './problem-json.ts';
import type { Results } from './results.ts';

/** `{version, files: [{path, problems, silenced}], summary}` (schema: docs/schemas/report.json). */
export function json({ documents, summary }: Results): string {
  const files = documents.map(({ document, problems, silenced }) => ({
    path: document.path,
    problems: problems.map(problemJson),
    silenced: silenced.map(({ problem, kind, reason }) => ({
      ...problemJson(problem),
      by: kind === 'inSource' ? 'comment' : 'baseline',
      ...(reason === undefined ? {} : { reason }),
    })),
  }));
  return `${JSON.stringify({ version: 1, files, summary }, null, 2)}\n`;
}
