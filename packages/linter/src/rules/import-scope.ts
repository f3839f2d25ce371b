import { defineRule } from '../rule.ts';
import { wordAt } from '../words.ts';

export const importScope = defineRule({
  name: 'import-scope',
  code: 'CF105',
  severity: 'error',
  summary: 'A file with server blocks is imported inside a server block.',
  why: 'CoreDNS puts the words of the file where the import stands. Inside a block it expects directives there, and an address such as `example.org:53` is none. The usual layout keeps plugin lines in `*.override`, imported inside the block, and whole server blocks in `*.server`, imported at the end of the Corefile.',
  fix: 'Import the file outside of all blocks.',
  bad: '.:53 {\n    import custom/*.server\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    import custom/*.override\n    forward . 192.0.2.1\n}\nimport custom/*.server',
  refines: ['unknown-directive'],
  refine({ about }, { program }) {
    const word = wordAt(about);
    if (!word || about.source === program.main || !/[.:]/.test(word.token.text)) return undefined;
    if (!word.line.some(({ text }) => text === '{')) return undefined;
    const record = program.imports.find(
      ({ target }) => target.kind === 'files' && target.files.some(source => source === about.source),
    );
    return {
      what: `'${word.token.text}' is the address of a server block`,
      why: 'this file is imported inside a server block, where only directives may stand',
      instead: 'import it outside of all blocks',
      related: record ? [{ message: 'imported here', at: record.argument ?? record.token }] : [],
    };
  },
});
