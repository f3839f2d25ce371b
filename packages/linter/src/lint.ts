import type { Program } from '@corefile/parser';
import type { AnyPlugin, Model } from '@corefile/schema';
import type { Problem } from './problem.ts';
import { type CheckedFile, messageOf, type Profile, type Rule, rangeOf, relatedOf } from './rule.ts';

export interface LintInput {
  readonly program: Program;
  readonly model: Model;
  readonly plugins: readonly AnyPlugin[];
  readonly rules: readonly Rule[];
  readonly profile: Profile;
}

/** All problems of a Corefile, by place: what CoreDNS refuses, and what the rules find in it. */
export function lint({ rules, ...file }: LintInput): readonly Problem[] {
  const problems = [...refusals(file.program, file.model, rules)];
  for (const rule of rules) {
    if (rule.check && (rule.profiles?.includes(file.profile) ?? true)) problems.push(...findings(rule, file));
  }
  return problems.sort(byPlace(file.program));
}

/** What the parser and the schema found, under the name of the rule that explains it. */
export function refusals(program: Program, model: Model, rules: readonly Rule[]): readonly Problem[] {
  const ruleFor = new Map(rules.flatMap(rule => (rule.raisedBy ?? []).map(code => [code, rule] as const)));
  const named = (code: string) => {
    const rule = ruleFor.get(code as never);
    return { rule: rule?.name ?? code, code: rule?.code ?? 'CF100', severity: 'error' as const, fixes: [] };
  };
  return [
    ...program.problems.map(({ code, message, hint, range }) => ({
      ...named(code),
      message: hint ? `${message}; ${hint}` : message,
      range,
      related: [],
    })),
    ...model.problems.map(({ code, message, at, related, environment }) => ({
      ...named(code),
      message,
      range: rangeOf(at),
      related: relatedOf(related),
      ...(environment ? { severity: 'info' as const, environment: true as const } : {}),
    })),
  ];
}

function findings(rule: Rule, file: CheckedFile): readonly Problem[] {
  const found: Problem[] = [];
  rule.check?.(file, (at, finding) => {
    found.push({
      rule: rule.name,
      code: rule.code,
      severity: rule.severity,
      message: messageOf(finding),
      range: rangeOf(at),
      related: relatedOf(finding.related),
      fixes: finding.fixes ?? [],
    });
  });
  return found;
}

const byPlace = (program: Program) => {
  const order = new Map(program.sources.map((source, index) => [source, index]));
  return (a: Problem, b: Problem): number =>
    (order.get(a.range.source) ?? 0) - (order.get(b.range.source) ?? 0) ||
    a.range.start - b.range.start ||
    a.range.end - b.range.end ||
    a.rule.localeCompare(b.rule);
};
