import { printable } from './printable.ts';
import type { Results } from './results.ts';

/** `path:line:col: severity: message [rule]`, one line a problem and nothing else. */
export const oneline = ({ documents }: Results): string =>
  documents
    .flatMap(({ document, problems }) =>
      problems.map(
        ({ range, severity, message, rule }) =>
          `${printable(document.path)}:${range.start.line}:${range.start.column}: ${severity}: ${printable(message)} [${rule}]\n`,
      ),
    )
    .join('');
