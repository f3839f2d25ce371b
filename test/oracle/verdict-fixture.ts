import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerVerdict } from './server-verdict.ts';
import type { VerdictCase } from './stanza-format.ts';

export const VERDICTS_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/verdicts');

/** A case as recorded: its Corefile, the names of the files beside it, and the server's word. */
export type RecordedVerdict = VerdictCase & ServerVerdict;

/** Writes `NAME.json`: one case a line, so that a diff of two recordings reads as a list of changed verdicts. */
export function writeVerdicts(name: string, recorded: readonly RecordedVerdict[]): void {
  mkdirSync(VERDICTS_FOLDER, { recursive: true });
  const lines = recorded.map(({ files, ...rest }) => JSON.stringify(files.length > 0 ? { ...rest, files } : rest));
  writeFileSync(join(VERDICTS_FOLDER, `${name}.json`), `[\n${lines.join(',\n')}\n]\n`);
}

/** Everything recorded, by file name without `.json`. */
export function readVerdicts(): Map<string, RecordedVerdict[]> {
  const names = readdirSync(VERDICTS_FOLDER)
    .filter(name => name.endsWith('.json'))
    .sort();
  return new Map(
    names.map(name => {
      const stored = JSON.parse(readFileSync(join(VERDICTS_FOLDER, name), 'utf8')) as Omit<RecordedVerdict, 'files'>[];
      return [name.slice(0, -'.json'.length), stored.map(each => ({ files: [], ...each }))];
    }),
  );
}
