import type { Results } from './results.ts';
import { xmlText } from './xml-text.ts';

/** Checkstyle's XML, which many CI servers read. */
export function checkstyle({ documents }: Results): string {
  const files = documents.map(({ document, problems }) => {
    const errors = problems.map(
      ({ rule, severity, message, range: { start } }) =>
        `    <error line="${start.line}" column="${start.column}" severity="${severity}" message="${xmlText(message)}" source="corefile-lint.${xmlText(rule)}"/>\n`,
    );
    return `  <file name="${xmlText(document.path)}">\n${errors.join('')}  </file>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${files.join('')}</checkstyle>\n`;
}
