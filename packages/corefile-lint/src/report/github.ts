import { type Results, summaryLine } from './results.ts';

/**
 * Workflow commands of GitHub Actions. GitHub shows ten errors and ten warnings of a step, so a line with the numbers
 * follows.
 */
export function github({ documents, summary }: Results): string {
  const lines = documents.flatMap(({ document, problems }) =>
    problems.map(({ severity, range: { start, end }, rule, message }) => {
      const properties = {
        file: document.path,
        line: start.line,
        endLine: end.line,
        // GitHub takes columns only for problems within one line
        ...(start.line === end.line ? { col: start.column, endColumn: end.column } : {}),
        title: `corefile-lint(${rule})`,
      };
      const words = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
      return `::${severity === 'info' ? 'notice' : severity} ${words.join(',')}::${data(message)}\n`;
    }),
  );
  return `${lines.join('')}${summaryLine(summary)}\n`;
}

const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
