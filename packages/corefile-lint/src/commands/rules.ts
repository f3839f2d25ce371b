import { type Rule, rulePage } from '@corefile/linter';
import { closest } from '@corefile/schema';
import { UsageError } from '../terminal.ts';

/** One line a rule: code, name, severity, summary; as JSON everything a rule says of itself. */
export function listRules(rules: readonly Rule[], asJson: boolean): string {
  const sorted = rules.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  if (asJson) {
    const rows = sorted.map(({ name, code, severity, summary, why, fix, bad, good, profiles }) => ({
      ...{ name, code, severity, summary, why, fix, bad, good },
      profiles: profiles ?? ['cluster', 'standalone', 'dev'],
      page: rulePage(name),
    }));
    return `${JSON.stringify(rows, null, 2)}\n`;
  }
  const width = Math.max(...rules.map(({ name }) => name.length));
  return sorted
    .map(({ name, code, severity, summary }) => `${code}  ${name.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`)
    .join('');
}

/** The page of a rule, found by its name or short code. */
export function explainRule(rules: readonly Rule[], asked: string): string {
  const rule = rules.find(({ name, code }) => name === asked || code.toLowerCase() === asked.toLowerCase());
  if (!rule) {
    const near = closest(
      asked,
      rules.map(({ name }) => name),
    );
    throw new UsageError(
      `no rule is called '${asked}'; ${near ? `did you mean '${near}'?` : '--list-rules shows all'}`,
    );
  }
  const indent = (text: string) => text.trimEnd().replace(/^(?=.)/gm, '    ');
  const { name, code, severity, summary, why, fix, bad, good } = rule;
  return `${name} (${code}, ${severity})\n\n${summary}\n\n${why}\n\nInstead of\n\n${indent(bad)}\n\nwrite\n\n${indent(good)}\n\n${fix}\n\n${rulePage(name)}\n`;
}
