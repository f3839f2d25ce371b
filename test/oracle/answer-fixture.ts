import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compact } from './normalise.ts';
import { parseQueryLine } from './query-line.ts';
import type { CaseRecord } from './run-case.ts';
import type { Answer, Outcome } from './wire-answer.ts';
import { className, classNumber, typeName, typeNumber } from './wire-names.ts';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/answers');
const path = (name: string) => join(FOLDER, `${name}.json`);

/** The question section a server returns when it repeats what was asked. */
export function askedQuestion(line: string): string {
  const query = parseQueryLine(line);
  return `${query.name} ${className(classNumber(query.class))} ${typeName(typeNumber(query.type))}`;
}

/** One line a query, so that a diff of two recordings reads as a list of changed answers. */
export function writeFixture(name: string, record: CaseRecord): void {
  mkdirSync(FOLDER, { recursive: true });
  if ('refused' in record) {
    writeFileSync(path(name), `${JSON.stringify({ refused: record.refused }, null, 1)}\n`);
    return;
  }
  const lines = record.results.map(([line, outcome]) => {
    const kept = 'rcode' in outcome ? compact(outcome, askedQuestion(line)) : outcome;
    return JSON.stringify([line, kept]);
  });
  writeFileSync(path(name), `{"host": ${JSON.stringify(record.host)},\n"results": [\n${lines.join(',\n')}\n]}\n`);
}

/** What was recorded of a case, sections that were left out filled in again; undefined when nothing was. */
export function readFixture(name: string): CaseRecord | undefined {
  if (!existsSync(path(name))) return undefined;
  const stored = JSON.parse(readFileSync(path(name), 'utf8')) as CaseRecord;
  if ('refused' in stored) return stored;
  return {
    host: stored.host,
    results: stored.results.map(([line, outcome]) => [line, complete(line, outcome)] as const),
  };
}

function complete(line: string, outcome: Outcome): Outcome {
  if ('outcome' in outcome) return outcome;
  const empty = { flags: [], question: [askedQuestion(line)], answer: [], authority: [], additional: [] };
  return { ...empty, ...(outcome as Partial<Answer> & Pick<Answer, 'rcode'>) };
}
