import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { type AnswerCase, queryLines, readCases } from './answer-case.ts';
import { readFixture, writeFixture } from './answer-fixture.ts';
import { normalise } from './normalise.ts';
import { randomCases } from './random-cases.ts';
import { type CaseRecord, type Host, isAnyOrder, runCase, thisHost } from './run-case.ts';
import type { Outcome } from './wire-answer.ts';
import { describeDifference } from './wire-difference.ts';

/** The one port from which `evaluateCase` asks. */
const CLIENT_PORTS = new Set([40_000]);

export const CASES_FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'cases');

const USAGE = `npm run oracle -- answers [CASE|FILE.yaml]...   compares our answers with the recorded ones (or, --server, a real server's)
  --record            ask the server of COREDNS_BIN and write test/fixtures/answers/CASE.json
  --server            ask the server and compare it with what was recorded: finds cases that are not reproducible
  --live              ask the server and compare our answers with it, fixtures aside
  --random N          N generated cases instead of ours (implies --live); --seed S makes them other ones
  --print             the cases themselves as YAML: \`answers random-1-7 --random 8 --print\`
  --tally             how many differ, one line a case, instead of what differs
  --jobs N            so many cases at once (default: 2 a core)`;

/** Two records of the same case are held against each other; each difference is one text. */
export type Recorder = (of: AnswerCase, lane: number) => Promise<CaseRecord>;

/** The `answers` command. Returns the exit code: 1 when anything differs. */
export async function answers(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      record: { type: 'boolean' },
      server: { type: 'boolean' },
      live: { type: 'boolean' },
      random: { type: 'string' },
      seed: { type: 'string' },
      tally: { type: 'boolean' },
      print: { type: 'boolean' },
      jobs: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const cases = values.random
    ? randomCases(Number(values.random), Number(values.seed ?? 1)).filter(
        ({ name }) => positionals.length === 0 || positionals.includes(name),
      )
    : chooseCases(positionals);
  if (values.print) {
    console.log(cases.map(of => stringify(of)).join('---\n'));
    return 0;
  }
  const fromServer: Recorder = (of, lane) => runCase(of, CASES_FOLDER, lane);
  const recorded: Recorder = async of => readFixture(of.name) ?? { refused: 'nothing recorded: use --record' };
  const tally = { queries: 0, differing: 0 };
  await inLanes(cases, Number(values.jobs ?? 2 * cpus().length), async (of, lane) => {
    if (values.record) {
      const record = await fromServer(of, lane);
      writeFixture(of.name, record);
      tally.queries += 'results' in record ? record.results.length : 0;
      console.log(
        `${of.name}: ${'refused' in record ? `REFUSED ${record.refused}` : `${record.results.length} answers`}`,
      );
      return;
    }
    const theirs = await (values.live || values.random ? fromServer : recorded)(of, lane);
    const ours = values.server
      ? await fromServer(of, lane)
      : await evaluated(of, 'host' in theirs ? theirs.host : thisHost());
    const differences = compare(of, ours, theirs);
    tally.queries += 'results' in theirs ? theirs.results.length : 1;
    tally.differing += differences.length;
    if (!values.tally) for (const difference of differences) console.log(`${of.name}: ${difference}`);
    else if (differences.length > 0)
      console.log(`${of.name}: ${differences.length} of ${queryLines(of).length} differ`);
  });
  console.log(`${cases.length} cases, ${tally.queries} queries, ${tally.differing} differ`);
  return tally.differing > 0 ? 1 : 0;
}

/** Our own record of a case, in the form in which the server's is kept. */
export async function evaluated(of: AnswerCase, host: Host, now = Date.now()): Promise<CaseRecord> {
  const lines = queryLines(of);
  // Only here: a recording must not depend on the code it judges, not even on its loading.
  const { evaluateCase } = await import('./evaluate-case.ts');
  let outcomes: readonly Outcome[];
  try {
    outcomes = await evaluateCase(of, CASES_FOLDER, host, now);
  } catch (thrown) {
    return { refused: `our engine threw: ${thrown instanceof Error ? thrown.stack : thrown}` };
  }
  const circumstances = { now: now / 1000, clientPorts: CLIENT_PORTS, anyOrder: isAnyOrder(of) };
  return {
    host,
    results: outcomes.map((outcome, index) => [lines[index] ?? '', normalise(outcome, circumstances)] as const),
  };
}

/** What differs, one text a query. */
export function compare(of: AnswerCase, ours: CaseRecord, theirs: CaseRecord): string[] {
  if ('refused' in ours || 'refused' in theirs) {
    const word = (record: CaseRecord) => ('refused' in record ? `refused: ${record.refused}` : 'answers');
    return word(ours) === word(theirs) ? [] : [`ours ${word(ours)}, theirs ${word(theirs)}`];
  }
  return queryLines(of).flatMap((line, index) => {
    const [our, their] = [ours.results[index]?.[1], theirs.results[index]?.[1]];
    const difference = our && their ? describeDifference(our, their) : 'no answer on one side: record again?';
    return difference === '' ? [] : [`${line}\n${difference}`];
  });
}

/** Cases by name, by file, or all. */
function chooseCases(wanted: readonly string[]): AnswerCase[] {
  const files = readdirSync(CASES_FOLDER).filter(file => file.endsWith('.yaml') && !file.startsWith('cluster'));
  const all = files.sort().flatMap(file => readCases(join(CASES_FOLDER, file)).map(of => ({ file, of })));
  const names = all.map(({ of }) => of.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`two cases are called ${twice}`);
  if (wanted.length === 0) return all.map(({ of }) => of);
  return wanted.flatMap(word => {
    const found = all.filter(({ file, of }) => of.name === word || file === word || file === `${word}.yaml`);
    if (found.length === 0) throw new Error(`no case and no case file is called ${word}`);
    return found.map(({ of }) => of);
  });
}

/** Runs `work` on every item, `lanes` at a time; each lane has its number to keep off the others' ports. */
async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T, lane: number) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const lane = async (number: number) => {
    for (const item of queue) await work(item, number);
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
}
