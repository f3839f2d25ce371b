import type { File } from './ast.ts';
import { buildFile } from './build-ast.ts';
import { skipImport } from './expand-import.ts';
import { parseCst } from './grammar.ts';
import type { Problem } from './problem.ts';
import { readBlocks } from './read-blocks.ts';
import { createReader } from './reader.ts';
import { scan } from './scan.ts';
import type { Source } from './token.ts';
import { classify } from './tokens.ts';

export interface Parsed {
  readonly file: File;
  readonly problems: readonly Problem[];
}

/**
 * The tree of one text, for editors and the formatter. Total: any text has one, and `print` gives it back.
 * The problems are those of `load` as far as one text alone can show them: an import brings nothing, and a
 * variable is some word. For a text without imports and variables they are exactly those of `load`.
 */
export function parse(input: Source | string): Parsed {
  const source = typeof input === 'string' ? { path: '/Corefile', text: input } : input;
  const scanned = scan(source);
  const file = buildFile(parseCst(classify(scanned.tokens)), source, scanned);
  const reader = createReader(source, scanned.tokens, {
    validDirectives: undefined,
    env: () => 'value',
    expandImport: skipImport,
  });
  readBlocks(reader);
  return { file, problems: reader.problems };
}
