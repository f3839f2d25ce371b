import { rulePage } from '@corefile/linter';
import type { DocumentProblem, DocumentRange } from '@corefile/project';

const position = ({ line, column, offset }: DocumentRange['start']) => ({ line, column, offset });
const place = (range: DocumentRange) => ({ start: position(range.start), end: position(range.end) });

/** A problem as `json` and `jsonl` write it; lines and columns from 1, offsets and columns in UTF-16 units. */
export const problemJson = ({ rule, code, severity, message, range, related, fixes }: DocumentProblem) => ({
  rule,
  code,
  severity,
  message,
  range: place(range),
  related: related.map(({ message, path, range }) => ({ message, path, range: place(range) })),
  fixes: fixes.map(({ title, safety, edits }) => ({ title, safety, edits })),
  page: rulePage(rule),
});
