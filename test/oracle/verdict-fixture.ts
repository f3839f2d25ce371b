import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerVerdict } from './server-verdict.ts';
import type { VerdictCase } from './stanza-format.ts';

const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), '../fixtures');
export const VERDICTS_FOLDER = join(FIXTURES, 'verdicts');
/** What older releases said otherwise: a file for each release. */
export const OLDER_VERDICTS_FOLDER = join(FIXTURES, 'verdicts-old');

/** A case as recorded: its Corefile, the names of the files beside it, and the server's word. */
export type RecordedVerdict = VerdictCase & ServerVerdict;

/** Writes `NAME.json`: one case a line, so that a diff of two recordings reads as a list of changed verdicts. */
export function writeVerdicts(name: string, recorded: readonly RecordedVerdict[], folder = VERDICTS_FOLDER): void {
  mkdirSync(folder, { recursive: true });
  const lines = recorded.map(({ files, ...rest }) => JSON.stringify(files.length > 0 ? { ...rest, files } : rest));
  writeFileSync(join(folder, `${name}.json`), `[\n${lines.join(',\n')}\n]\n`);
}

/** Everything recorded, by file name without `.json`. */
export function readVerdicts(folder = VERDICTS_FOLDER): Map<string, RecordedVerdict[]> {
  const names = readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort();
  return new Map(
    names.map(name => {
      const stored = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Omit<RecordedVerdict, 'files'>[];
      return [name.slice(0, -'.json'.length), stored.map(each => ({ files: [], ...each }))];
    }),
  );
}
