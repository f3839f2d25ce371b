import { rulePage } from '@corefile/linter';
import { type Results, summaryLine } from './results.ts';

/** A table a file, for comments and job summaries. */
export function markdown({ documents, summary }: Results): string {
  const sign = { error: '❌', warning: '⚠️', info: 'ℹ️' } as const;
  const tables = documents
    .filter(({ problems }) => problems.length > 0)
    .map(({ document, problems }) =>
      [
        `### ${escaped(document.path)}`,
        '',
        '| | Line | Problem | Rule |',
        '|---|---|---|---|',
        ...problems.map(
          ({ severity, range, message, rule }) =>
            `| ${sign[severity]} ${severity} | ${range.start.line} | ${escaped(message)} | [${rule}](${rulePage(rule)}) |`,
        ),
        '',
      ].join('\n'),
    );
  return `## corefile-lint\n\n${summaryLine(summary)}\n${tables.map(table => `\n${table}`).join('')}`;
}

/** What would be markup, or would end the cell of a table. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>|#~]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
