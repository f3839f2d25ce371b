import { fingerprintsOf } from '../fingerprint.ts';
import type { Results } from './results.ts';

/** Code Quality report of GitLab; fingerprints stay when lines move, and differ within a report. */
export function gitlab({ documents }: Results): string {
  const seen = new Set<string>();
  const issues = documents.flatMap(reported => {
    const fingerprints = fingerprintsOf(reported);
    return reported.problems.map(problem => {
      const { path } = reported.document;
      const { hash, count } = fingerprints.get(problem) ?? { hash: '', count: 1 };
      let fingerprint = `${hash}-${count}`;
      if (seen.has(fingerprint)) fingerprint = `${fingerprint}-${path}`;
      seen.add(fingerprint);
      return {
        description: problem.message,
        check_name: problem.rule,
        fingerprint,
        severity: ({ error: 'critical', warning: 'minor', info: 'info' } as const)[problem.severity],
        location: {
          path: path.replace(/^\.\//, ''),
          lines: { begin: problem.range.start.line, end: problem.range.end.line },
        },
      };
    });
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
