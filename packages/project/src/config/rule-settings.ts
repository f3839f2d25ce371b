import { dirname, relative, resolve } from 'node:path';
import type { Rule, Severity } from '@corefile/linter';
import { closest } from '@corefile/schema';
import { posix } from '../node.ts';
import type { Config } from './config-keys.ts';
import { fileMatcher } from './path-pattern.ts';
import type { RuleNames } from './read-config.ts';

/** Groups that --select and --ignore know besides rules, by the first digit of the short code. */
export const groups: Readonly<Record<string, string>> = {
  document: 'CF0',
  syntax: 'CF1',
  schema: 'CF2',
  semantics: 'CF3',
  kubernetes: 'CF4',
  performance: 'CF5',
  security: 'CF6',
  versions: 'CF7',
};

/** The name of a rule for its name or short code, in any case. */
export const ruleNamed =
  (rules: readonly Rule[]) =>
  (text: string): string | undefined =>
    rules.find(({ name, code }) => name === text.toLowerCase() || code.toLowerCase() === text.toLowerCase())?.name;

/** The rules that a word of `select` or `ignore` means: names, short codes, groups and beginnings of codes, with commas. */
export function selectedBy(word: string, rules: readonly Rule[]): readonly string[] | { readonly error: string } {
  const names: string[] = [];
  for (const text of word.split(',').filter(Boolean)) {
    const prefix = groups[text.toLowerCase()] ?? (/^CF\d{0,2}$/i.test(text) ? text.toUpperCase() : undefined);
    const name = prefix === undefined ? ruleNamed(rules)(text) : undefined;
    if (prefix !== undefined)
      names.push(...rules.filter(({ code }) => code.startsWith(prefix)).map(({ name }) => name));
    else if (name === undefined) return { error: unknown(text, rules) };
    else names.push(name);
  }
  return names;
}

/** What a configuration has to know of the rules. */
export const ruleNames = (rules: readonly Rule[]): RuleNames => ({
  ruleNamed: ruleNamed(rules),
  wrongSelection(word) {
    const found = selectedBy(word, rules);
    return 'error' in found ? found.error : undefined;
  },
});

export interface RuleWords {
  readonly rule?: readonly string[];
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
}

/**
 * Which severity a rule has in a file: the command line's words over the configuration's, overrides of files over
 * both `rules`. `configPath` is where patterns of overrides count from.
 */
export function ruleSettings(
  rules: readonly Rule[],
  words: RuleWords,
  config: Config,
  configPath: string | undefined,
): { readonly severityOf: (rule: string, path: string) => Severity | 'off' | undefined } | { readonly error: string } {
  const named = ruleNamed(rules);
  const chosen = new Map<string, Severity | 'off'>();
  for (const word of words.rule ?? []) {
    const [text = '', severity = ''] = word.split('=', 2);
    const rule = named(text);
    if (rule === undefined) return { error: unknown(text, rules) };
    if (!['off', 'info', 'warning', 'error'].includes(severity))
      return { error: `--rule ${word}: write --rule ${text}=off, info, warning or error` };
    chosen.set(rule, severity as Severity);
  }
  const namesOf = (list: readonly string[] | undefined): Set<string> | { error: string } | undefined => {
    if (list === undefined) return undefined;
    const names = new Set<string>();
    for (const word of list) {
      const found = selectedBy(word, rules);
      if ('error' in found) return found;
      for (const name of found) names.add(name);
    }
    return names;
  };
  const selected = namesOf(words.select ?? config.select);
  const ignored = namesOf([...(words.ignore ?? []), ...(config.ignore ?? [])]);
  if (selected && 'error' in selected) return selected;
  if (ignored && 'error' in ignored) return ignored;

  const base = dirname(configPath ?? resolve('.corefile-lint.yaml'));
  const overrides = (config.overrides ?? []).map(({ files, rules }) => ({ matches: fileMatcher(files), rules }));
  return {
    severityOf(rule, path) {
      const seen = posix(relative(base, resolve(path)));
      const own =
        chosen.get(rule) ??
        overrides.findLast(({ matches, rules }) => Object.hasOwn(rules, rule) && matches(seen))?.rules[rule] ??
        config.rules?.[rule];
      if (own !== undefined) return own;
      return (selected && !selected.has(rule)) || ignored?.has(rule) ? 'off' : undefined;
    },
  };
}

function unknown(text: string, rules: readonly Rule[]): string {
  const near = closest(text, [...rules.map(({ name }) => name), ...Object.keys(groups)]);
  return `no rule is called '${text}'; ${near ? `did you mean '${near}'?` : '--list-rules shows all'}`;
}
