import { type Results, summaryLine } from './results.ts';

/** How often each rule was broken, most often first. */
export function statistics({ documents, summary }: Results): string {
  const counts = new Map<string, number>();
  for (const { problems } of documents)
    for (const { severity, rule } of problems)
      counts.set(`${severity.padEnd(7)}  ${rule}`, (counts.get(`${severity.padEnd(7)}  ${rule}`) ?? 0) + 1);
  const rows = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return `${[...rows.map(([rule, count]) => `${String(count).padStart(6)}  ${rule}`), summaryLine(summary)].join('\n')}\n`;
}
