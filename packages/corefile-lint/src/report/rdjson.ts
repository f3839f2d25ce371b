import { rulePage } from '@corefile/linter';
import { createLineMap } from '@corefile/parser';
import type { DocumentRange } from '@corefile/project';
import type { ReportedDocument, Results } from './results.ts';

/** Reviewdog Diagnostic Format; its columns count UTF-8 bytes from 1. */
export function rdjson({ documents }: Results): string {
  const diagnostics = documents.flatMap(({ document, problems }) => {
    const range = rangeIn(document);
    const { position } = createLineMap(document.text);
    const at = (offset: number) => ({ ...position(offset), offset });
    return problems.map(({ rule, severity, message, range: place, related, fixes }) => ({
      message,
      location: { path: document.path, range: range(place) },
      severity: severity.toUpperCase(),
      code: { value: rule, url: rulePage(rule) },
      ...(related.length === 0
        ? {}
        : {
            related_locations: related.map(({ message, path, range: { start, end } }) => ({
              message,
              location: {
                path,
                range:
                  path === document.path
                    ? range({ start, end })
                    : { start: { line: start.line }, end: { line: end.line } },
              },
            })),
          }),
      suggestions: fixes
        .filter(({ edits }) => edits.length === 1 && edits[0]?.path === document.path)
        .flatMap(({ edits }) =>
          edits.map(({ start, end, text }) => ({ range: range({ start: at(start), end: at(end) }), text })),
        ),
    }));
  });
  return `${JSON.stringify({ source: { name: 'corefile-lint', url: rulePage('README') }, diagnostics }, null, 2)}\n`;
}

type Place = DocumentRange['start'];

function rangeIn({ text }: ReportedDocument['document']) {
  const encoder = new TextEncoder();
  const position = ({ line, column, offset }: Place) => ({
    line,
    column: encoder.encode(text.slice(offset - (column - 1), offset)).length + 1,
  });
  return ({ start, end }: DocumentRange) => ({ start: position(start), end: position(end) });
}
