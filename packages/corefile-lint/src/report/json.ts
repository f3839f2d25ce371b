import type { CheckedDocument } from '@corefile/project';
import { summaryOf } from './summary.ts';

/** `{version, files: [{path, problems}], summary}`; lines and columns from 1 (schema: docs/schemas/report.json). */
export function json(documents: readonly CheckedDocument[]): string {
  const position = ({ line, column }: { line: number; column: number }) => ({ line, column });
  const range = (range: CheckedDocument['problems'][number]['range']) => ({
    start: position(range.start),
    end: position(range.end),
  });
  const files = documents.map(({ document, problems }) => ({
    path: document.path,
    problems: problems.map(({ rule, code, severity, message, related, fixes, ...problem }) => ({
      rule,
      code,
      severity,
      message,
      range: range(problem.range),
      related: related.map(({ message, path, range: place }) => ({ message, path, range: range(place) })),
      fixes: fixes.map(({ title, safety }) => ({ title, safety })),
    })),
  }));
  return `${JSON.stringify({ version: 1, files, summary: summaryOf(documents) }, null, 2)}\n`;
}
