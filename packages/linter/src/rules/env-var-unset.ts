import type { LoadedToken, Range } from '@corefile/parser';
import { isRefusedLine } from '../refused-lines.ts';
import { defineRule } from '../rule.ts';
import { stanzaAt } from '../stanza-at.ts';
import { wordAt } from '../words.ts';

const reference = /\{%([^{}%]+)%\}|\{\$([^{}]+)\}/;
const references = new RegExp(reference, 'g');

export const envVarUnset = defineRule({
  name: 'env-var-unset',
  code: 'CF115',
  severity: 'warning',
  summary: 'The variable is not set, and CoreDNS puts nothing in its place.',
  why: 'A variable without a value becomes the empty text, without a message. A block whose only address is empty is thrown away, and if no block is left CoreDNS serves its built-in one; `cache {$TTL}` becomes `cache ""`, which caches nothing; `{$ZONE}:53` is refused.',
  fix: 'Set the variable where CoreDNS runs, and give it to this tool with `--env NAME=VALUE`.',
  bad: '.:53 {\n    cache {$TTL_THAT_IS_NOT_SET}\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    cache 30\n    forward . {$UPSTREAM}\n}',
  refines: [
    'unknown-directive',
    'invalid-value',
    'required-argument-missing',
    'inconsistent-options',
    'empty-zone-name',
    'import-empty-path',
    'import-not-found',
  ],
  refine({ about, code }, { model }) {
    const token = wordAt(about)?.token;
    const match = token && reference.exec(token.text);
    if (!match) return undefined;
    const loaded = stanzaAt(model, about)?.loaded;
    const certain = loaded ? isEmptied(loaded) : code === 'empty-zone-name' || code === 'import-empty-path';
    return certain ? finding(nameIn(match)) : undefined;
  },
  check(file, report) {
    const seen = new Set<unknown>();
    const found = (at: LoadedToken | Range, text: string) => {
      const match = reference.exec(text);
      const range = 'token' in at ? at.token : at;
      // `{$NAME:text}` is the business of env-var-syntax
      if (!match || nameIn(match).includes(':') || seen.has(range) || isRefusedLine(file, range)) return;
      seen.add(range);
      report(at, finding(nameIn(match)));
    };
    for (const block of file.program.blocks)
      for (const { tokens } of block.stanzas)
        for (const token of tokens) if (isEmptied(token)) found(token, token.token.text);
    for (const key of file.program.dropped.keys) found(key, key.token.text);
  },
});

/** Did its variables come to nothing? */
const isEmptied = ({ text, token }: LoadedToken): boolean =>
  reference.test(token.text) && text === token.text.replace(references, '');

const nameIn = ([, percent, dollar]: RegExpExecArray): string => percent ?? dollar ?? '';

const finding = (name: string) => ({
  what: `the variable ${name} is not set`,
  why: 'CoreDNS puts nothing in its place',
  instead: 'set it where CoreDNS runs, and tell this tool with --env',
});
