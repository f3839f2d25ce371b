import { applyEdits, type Problem, type Profile, type RefusalCode } from '@corefile/linter';
import { newestRelease, rules } from '@corefile/plugins';
import { describe, expect, it } from 'vitest';
import { problemsOf } from './problems-of.ts';

/** The rules' examples name these files and variables. */
const files: Readonly<Record<string, string>> = {
  '/etc/resolv.conf': 'nameserver 192.0.2.1\n',
  '/corefile/custom/example.server': 'example.org:53 {\n    forward . 192.0.2.1\n}\n',
  '/corefile/custom/log.override': 'log\n',
  '/corefile/addons.conf': 'errors\n',
};
const env: Readonly<Record<string, string>> = { UPSTREAM: '192.0.2.1', TSIG_SECRET: 'MTIzNA==' };

/** What a rule's example raises where it may be run. */
const foundIn = (text: string, profile: Profile = 'dev', version: string = newestRelease) =>
  problemsOf(text, { profile, version, files, env });

describe.each(rules.map(rule => [rule.name, rule] as const))('%s', (_, rule) => {
  const profile = rule.profiles?.[0] ?? 'dev';
  const { release } = rule;

  it('is raised by its bad example', () => {
    const own = foundIn(rule.bad, profile, release).filter(problem => problem.rule === rule.name);
    expect(own).not.toEqual([]);
  });

  it('is an error exactly if CoreDNS refuses its bad example', () => {
    const errors = foundIn(rule.bad, profile, release).filter(({ severity }) => severity === 'error');
    expect(errors.length > 0).toBe(rule.severity === 'error');
  });

  it('finds the problem gone once a fix of it is made, which brings no error along', () => {
    const before = foundIn(rule.bad, profile, release);
    const errors = (problems: readonly Problem[]) => problems.filter(({ severity }) => severity === 'error').length;
    for (const { message, fixes } of before.filter(problem => problem.rule === rule.name)) {
      for (const { edits } of fixes) {
        const fixed = applyEdits(
          rule.bad,
          edits.map(({ range: { start, end }, text }) => ({ start, end, text })),
        );
        const after = foundIn(fixed, profile, release);
        const same = (problem: Problem) => problem.rule === rule.name && problem.message === message;
        expect(after.filter(same).length, fixed).toBeLessThan(before.filter(same).length);
        expect(errors(after), fixed).toBeLessThanOrEqual(errors(before));
      }
    }
  });

  it('has fixes that CoreDNS takes and that leave fewer such findings', () => {
    const problems = foundIn(rule.bad, profile, release);
    const own = problems.filter(problem => problem.rule === rule.name);
    for (const { title, edits } of own.flatMap(({ fixes }) => fixes)) {
      const fixed = applyEdits(
        rule.bad,
        edits.map(({ range: { start, end }, text }) => ({ start, end, text })),
      );
      const after = foundIn(fixed, profile, release);
      const left = after.filter(problem => problem.rule === rule.name);
      expect(left.length, `${title}:\n${fixed}`).toBeLessThanOrEqual(own.length - (own.length === 1 ? 1 : 0));
      if (rule.severity !== 'error') expect(after.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });

  it.each(['reload 1s', 'erors', 'dns64 10.0.0.0/8'])('does not mind %s beside it, which CoreDNS refuses', line => {
    const own = (text: string) => foundIn(text, profile, release).filter(problem => problem.rule === rule.name);
    const beside = (text: string) => text.replace('{\n', `{\n    ${line}\n`);
    // erors may be meant as the plugin that this rule misses
    if (rule.name !== 'errors-missing')
      expect(own(beside(rule.bad)).length).toBeGreaterThanOrEqual(own(rule.bad).length);
    const warnings = foundIn(beside(rule.good), profile, release).filter(({ severity }) => severity !== 'error');
    expect(warnings.filter(({ environment }) => !environment)).toEqual([]);
  });

  it('finds, as all other rules, nothing in its good example', () => {
    expect(foundIn(rule.good, profile, release).filter(({ environment }) => !environment)).toEqual([]);
  });
});

describe('The rules', () => {
  it('have names and codes of their own', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
    for (const { name, code } of rules) {
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(code).toMatch(/^CF[1-7]\d\d$/);
    }
  });

  it('name each refusal exactly once', () => {
    const named = rules.flatMap(({ raisedBy = [] }) => raisedBy);
    expect(named.toSorted()).toEqual(Object.keys(refusalCodes).toSorted());
  });
});

/** All that the parser and the schema refuse; a code more or less does not compile. */
const refusalCodes: Record<RefusalCode, true> = {
  'unknown-directive': true,
  'unexpected-close-brace': true,
  'unexpected-eof': true,
  'missing-open-brace': true,
  'missing-close-brace': true,
  'trailing-comma': true,
  'duplicate-snippet': true,
  'import-argument-count': true,
  'import-empty-path': true,
  'import-pattern': true,
  'import-not-found': true,
  'import-unreadable': true,
  'import-cycle': true,
  'import-limit': true,
  'import-size': true,
  'endless-variable': true,
  'required-argument-missing': true,
  'invalid-value': true,
  'too-many-arguments': true,
  'unknown-option': true,
  'plugin-repeated': true,
  'option-repeated': true,
  'option-not-in-version': true,
  'removed-plugin': true,
  'inconsistent-options': true,
  'empty-zone-name': true,
  'endpoint-address': true,
  'duplicate-zone': true,
  'listener-overlap': true,
  'listener-without-tls': true,
};

describe('A refusal', () => {
  const found = (text: string) => problemsOf(text).map(({ rule, severity }) => `${severity} ${rule}`);

  it('is told by the rule that has most to say', () => {
    expect(
      found('.:53 {\n    any\n    hosts {\n        fallthrough\n        192.0.2.10 a.example.org\n    }\n}'),
    ).toContain('error hosts-entry-after-fallthrough');
    expect(found('.:53 {\n    any {\n        ttl 5\n    }\n}')).toEqual(['error unknown-option']);
  });

  it('of several words because of one mistake is reported once', () => {
    expect(found('.:53 {\n    cache\n    {\n        success 1000\n        denial 1000\n    }\n    whoami\n}')).toEqual([
      'error brace-placement',
    ]);
  });

  it('stays an error beside a file that is only missing here', () => {
    expect(found('.:53 {\n    autopath @erratic\n{ search.conf\n}\n')).toContain('error brace-placement');
  });
});
