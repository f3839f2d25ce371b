import { createImporter } from './expand-import.ts';
import type { Host, Program } from './program.ts';
import { readBlocks } from './read-blocks.ts';
import { createReader } from './reader.ts';
import { scan } from './scan.ts';
import type { Source } from './token.ts';

export interface LoadOptions {
  /** Names that may begin a directive; without it any name goes. */
  readonly validDirectives?: ReadonlySet<string>;
}

/**
 * Does what CoreDNS does with a Corefile before any plugin reads its part: imports, snippets, variables, blocks.
 * `main.path` must be absolute and POSIX. Never throws unless `host` does.
 */
export function load(main: Source, host: Host, options: LoadOptions = {}): Program {
  const importer = createImporter(host);
  const reader = createReader(main, scan(main).tokens, {
    validDirectives: options.validDirectives,
    env: name => host.env(name),
    expandImport: importer.expandImport,
  });
  const read = readBlocks(reader);
  const { problems, snippets } = reader;
  const sources = [main, ...[...importer.files.values()].map(({ source }) => source)];
  const usesDefault = read.blocks.length === 0 && problems.length === 0;
  return { main, ...read, usesDefault, problems, imports: importer.imports, snippets, sources };
}
