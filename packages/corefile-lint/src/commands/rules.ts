import type { Rule } from '@corefile/linter';
import { closest } from '@corefile/schema';

/** One line a rule: code, name, severity, summary. */
export function listRules(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map(({ name }) => name.length));
  return rules
    .map(({ name, code, severity, summary }) => `${code}  ${name.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`)
    .join('');
}

/** The page of a rule, found by its name or short code. */
export function explainRule(
  rules: readonly Rule[],
  asked: string,
): { ok: true; text: string } | { ok: false; error: string } {
  const rule = rules.find(({ name, code }) => name === asked || code.toLowerCase() === asked.toLowerCase());
  if (!rule) {
    const near = closest(
      asked,
      rules.map(({ name }) => name),
    );
    return {
      ok: false,
      error: `no rule is called '${asked}'${near ? `; did you mean '${near}'?` : '; --list-rules shows all'}`,
    };
  }
  const indent = (text: string) => text.replace(/^(?=.)/gm, '    ');
  const { name, code, severity, summary, why, fix, bad, good } = rule;
  return {
    ok: true,
    text: `${name} (${code}, ${severity})\n\n${summary}\n\n${why}\n\nInstead of\n\n${indent(bad)}\n\nwrite\n\n${indent(good)}\n\n${fix}\n`,
  };
}
