import type { Results } from './results.ts';
import { xmlText } from './xml-text.ts';

/** One suite a file, one failing case a problem; a clean file is one passing case. */
export function junit({ documents }: Results): string {
  const suites = documents.map(({ document, problems }) => {
    const path = xmlText(document.path);
    const cases = problems.map(({ rule, severity, message, range: { start } }) => {
      const name = `${rule} ${start.line}:${start.column}`;
      const text = `${document.path}:${start.line}:${start.column}: ${severity}: ${message}`;
      return [
        `    <testcase name="${xmlText(name)}" classname="${path}" time="0">`,
        `      <failure type="${severity}" message="${xmlText(message)}">${xmlText(text)}</failure>`,
        '    </testcase>',
      ].join('\n');
    });
    if (cases.length === 0) cases.push(`    <testcase name="corefile-lint" classname="${path}" time="0"/>`);
    const counts = `tests="${cases.length}" failures="${problems.length}" errors="0" time="0"`;
    return `  <testsuite name="${path}" ${counts}>\n${cases.join('\n')}\n  </testsuite>`;
  });
  return `${['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="corefile-lint">', ...suites, '</testsuites>'].join('\n')}\n`;
}
