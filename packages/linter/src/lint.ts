import type { Program, Range, Source } from '@corefile/parser';
import type { AnyPlugin, Model } from '@corefile/schema';
import type { Problem, Related } from './problem.ts';
import {
  type CheckedFile,
  messageOf,
  type Profile,
  type Refinement,
  type Refusal,
  type RefusalCode,
  type Rule,
  rangeOf,
  relatedOf,
} from './rule.ts';

export interface LintInput {
  readonly program: Program;
  readonly model: Model;
  readonly plugins: readonly AnyPlugin[];
  readonly rules: readonly Rule[];
  readonly profile: Profile;
  /** Nobody said where the Corefile runs: `profile` is what it looks like. */
  readonly isProfileGuessed?: boolean;
  readonly isMissing?: CheckedFile['isMissing'];
}

/** Refusals, and findings of one rule, of which no more are told. */
export const MOST_PROBLEMS = 100_000;

/**
 * All problems of a Corefile, by place: what CoreDNS refuses, and what the rules find in it; of either kind the first
 * `MOST_PROBLEMS`.
 */
export function lint({ rules, isProfileGuessed = false, ...file }: LintInput): readonly Problem[] {
  const problems = [...refusals(file, rules)];
  for (const rule of rules) {
    if (isProfileGuessed && rule.namedProfileOnly) continue;
    if (rule.check && (rule.profiles?.includes(file.profile) ?? true))
      for (const problem of findings(rule, file)) problems.push(problem);
  }
  return problems.sort(byPlace(file.program));
}

/** What the parser and the schema found, each under the name of the rule that has most to say about it. */
export function refusals(file: CheckedFile, rules: readonly Rule[]): readonly Problem[] {
  const rulesFor = new Map<RefusalCode, Rule[]>();
  const add = (rule: Rule, codes: readonly RefusalCode[] = []) => {
    for (const code of codes) rulesFor.set(code, [...(rulesFor.get(code) ?? []), rule]);
  };
  for (const rule of rules) add(rule, rule.refines);
  for (const rule of rules) add(rule, rule.raisedBy); // the owner of a code comes last, it leaves nothing to others
  const name = (refusal: Refusal, range: Range, related: readonly Related[], environment = false): Problem => {
    const candidates = rulesFor.get(refusal.code) ?? [];
    let rule = candidates.at(-1);
    let more: Refinement = {};
    // What only the machine lacks is no mistake that a rule could explain.
    for (const candidate of environment ? [] : candidates) {
      const found = candidate.refine?.(refusal, file);
      if (!found) continue;
      rule = candidate;
      more = found;
      break;
    }
    const { at, what = refusal.message, why, instead, fixes = [] } = more;
    return {
      rule: rule?.name ?? refusal.code,
      code: rule?.code ?? 'CF100',
      severity: 'error',
      message: messageOf({ what, ...(why ? { why } : {}), ...(instead ? { instead } : {}) }),
      range: at ? rangeOf(at) : range,
      related: [...related, ...relatedOf(more.related)],
      fixes,
    };
  };
  return unique([
    ...file.program.problems
      .slice(0, MOST_PROBLEMS)
      .map(({ code, message, hint, range }) =>
        name({ code, message: hint ? `${message}; ${hint}` : message, about: range }, range, []),
      ),
    ...file.model.problems.slice(0, MOST_PROBLEMS).map(({ code, message, at, related, environment }) => {
      const about = related.find(each => each.message === 'about this')?.at ?? at;
      const problem = name({ code, message, about: rangeOf(about) }, rangeOf(at), relatedOf(related), environment);
      return environment ? { ...problem, severity: 'info' as const, environment: true as const } : problem;
    }),
  ]);
}

/** A rule may see one mistake behind several refusals; it is reported once. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<Problem['range']['source'], Set<string>>();
  return problems.filter(({ rule, range, message }) => {
    const keys = seen.get(range.source) ?? new Set<string>();
    seen.set(range.source, keys);
    const key = `${rule} ${range.start} ${range.end} ${message}`;
    return !keys.has(key) && keys.add(key);
  });
}

function findings(rule: Rule, file: CheckedFile): readonly Problem[] {
  const found: Problem[] = [];
  // a snippet or file that is imported several times is one text
  const seen = new Map<Source, Set<string>>();
  rule.check?.(file, (at, finding) => {
    if (found.length === MOST_PROBLEMS) return;
    const { source, start, end } = rangeOf(at);
    const places = seen.get(source) ?? new Set();
    seen.set(source, places);
    const place = `${start} ${end} ${messageOf(finding)}`;
    if (places.has(place)) return;
    places.add(place);
    found.push({
      rule: rule.name,
      code: rule.code,
      severity: finding.severity ?? rule.severity,
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
