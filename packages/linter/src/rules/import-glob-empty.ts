import { defineRule } from '../rule.ts';

export const importGlobEmpty = defineRule({
  name: 'import-glob-empty',
  code: 'CF116',
  severity: 'info',
  summary: 'No file matches the pattern of this import.',
  why: 'An import with a wildcard that matches nothing is only logged, at the start and at each look for changes. That is meant for optional files, but a slip in the path goes unnoticed too.',
  fix: 'Check the path; a file with nothing but a comment stops the message in the log.',
  bad: '.:53 {\n    import none/*.override\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    import custom/*.override\n    forward . 192.0.2.1\n}',
  check({ program }, report) {
    const seen = new Set<unknown>();
    for (const { token, argument, target } of program.imports) {
      if (target.kind !== 'files' || target.files.length > 0 || seen.has(token.token)) continue;
      seen.add(token.token);
      report(argument ?? token, {
        what: `no file matches ${target.pattern}`,
        why: 'CoreDNS goes on without it',
        instead: 'check the path, if files are expected there',
      });
    }
  },
});
