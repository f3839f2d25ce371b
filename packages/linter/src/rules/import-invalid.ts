import { defineRule } from '../rule.ts';
import { wordAt } from '../words.ts';

export const importInvalid = defineRule({
  name: 'import-invalid',
  code: 'CF106',
  severity: 'error',
  summary: 'This import or snippet is refused.',
  why: 'CoreDNS reads a Corefile once, from top to bottom: a snippet must be defined above its first use, and only once; otherwise its name is taken for a file. A path starts at the folder of the file that imports, it must exist unless it has a wildcard, and may hold one `*` and one `?` in its absolute form. An import takes one argument. A snippet that imports itself never ends.',
  fix: 'Move the snippet above its use, or correct the path.',
  bad: '.:53 {\n    import common\n    forward . 192.0.2.1\n}\n(common) {\n    errors\n}',
  good: '(common) {\n    errors\n}\n.:53 {\n    import common\n    forward . 192.0.2.1\n}',
  raisedBy: [
    'duplicate-snippet',
    'import-argument-count',
    'import-empty-path',
    'import-pattern',
    'import-not-found',
    'import-unreadable',
    'import-cycle',
    'import-limit',
    'import-size',
  ],
  refine({ code, about }, { program }) {
    if (code !== 'import-not-found') return undefined;
    const name = wordAt(about)?.token.text ?? '';
    const below = program.snippets.get(name);
    if (!below) return undefined;
    return {
      what: `the snippet '${name}' is defined below its use`,
      why: 'CoreDNS reads from top to bottom, and takes a name that it has not met for a file',
      instead: 'move the snippet to the beginning',
      related: [{ message: 'defined here', at: below.token }],
    };
  },
});
