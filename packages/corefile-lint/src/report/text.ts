import { rulePage } from '@corefile/linter';
import type { DocumentProblem } from '@corefile/project';
import { createColors } from 'picocolors';
import { printable } from './printable.ts';
import { type Results, summaryLine } from './results.ts';

export interface TextOptions {
  readonly colour: boolean;
}

/** `path:line:col: severity: message [rule]`, the source line with a caret under the words, notes and help. */
export function text({ documents, summary }: Results, { colour }: TextOptions): string {
  const colours = createColors(colour);
  const paint = { error: colours.red, warning: colours.yellow, info: colours.cyan };
  const lines: string[] = [];
  const explained = new Set<string>();
  for (const { document, problems } of documents) {
    for (const problem of problems) {
      const { line, column } = problem.range.start;
      const place = colours.bold(`${printable(document.path)}:${line}:${column}:`);
      lines.push(
        `${place} ${paint[problem.severity](`${problem.severity}:`)} ${printable(problem.message)} ${colours.dim(`[${problem.rule}]`)}`,
      );
      lines.push(...excerpt(document.text, problem, paint[problem.severity]));
      for (const { message, path, range } of problem.related) {
        lines.push(`${printable(path)}:${range.start.line}:${range.start.column}: note: ${printable(message)}`);
      }
      for (const { title, safety } of problem.fixes)
        lines.push(`  ${colours.green('help:')} ${title} (--fix${safety === 'safe' ? '' : '=unsafe'})`);
      if (!explained.has(problem.rule)) lines.push(`  ${colours.dim(`see: ${rulePage(problem.rule)}`)}`);
      explained.add(problem.rule);
    }
  }
  lines.push(summaryLine(summary));
  return `${lines.join('\n')}\n`;
}

const LONGEST_LINE = 200;

/** The line the problem stands on and a caret below its words; a very long line is left out. */
function excerpt(text: string, { range }: DocumentProblem, paint: (text: string) => string): readonly string[] {
  const from = range.start.offset - (range.start.column - 1);
  const [line = ''] = text.slice(from, from + LONGEST_LINE + 2).split(/\r?\n/, 1);
  if (line.length > LONGEST_LINE) return [];
  const indent = line.slice(0, range.start.column - 1).replace(/[^\t]/g, ' ');
  const width =
    range.end.line === range.start.line ? range.end.column - range.start.column : line.length - range.start.column + 1;
  return [`  ${printable(line)}`, `  ${indent}${paint(`^${'~'.repeat(Math.max(0, width - 1))}`)}`];
}
