import { parseArgs } from 'node:util';
import { DIVERGENCES } from './divergences.ts';
import { CASE_ENVIRONMENT, caseFiles, type ServerVerdict, serverVerdicts } from './server-verdict.ts';
import { stanzaPlugins, verdictCases } from './verdict-cases.ts';
import { verdictDifference } from './verdict-difference.ts';
import { type RecordedVerdict, readVerdicts, writeVerdicts } from './verdict-fixture.ts';

const USAGE = `npm run oracle -- verdicts [SOURCE]...   compares our verdicts with the server's
SOURCE: stanzas[:PLUGIN] whole-files mutants:N[:SEED] dir:PATH jsonl:PATH readme setup-tests (the last two: COREDNS_SRC)
Without a source: with what was recorded in test/fixtures/verdicts.
  --record     asks the server of COREDNS_BIN about all stanzas, whole files and some mutants, and writes the fixtures;
               of PLUGIN, whole-files or mutants only where named: verdicts --record cache mutants
  --server     prints the server's word only (id, verdict, line, message)
  --jobs N     so many servers at once (default: 2 a core)`;

/** The edits of every recording: a fixed sample, enough to see a rule break. */
const RECORDED_MUTANTS = 'mutants:1500:1';

/** The `verdicts` command. Returns the exit code: 1 when anything differs. */
export async function verdicts(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      record: { type: 'boolean' },
      server: { type: 'boolean' },
      jobs: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const jobs = values.jobs === undefined ? undefined : Number(values.jobs);
  if (values.record) {
    const sources = new Map(stanzaPlugins().map(plugin => [plugin, `stanzas:${plugin}`]));
    sources.set('whole-files', 'whole-files').set('mutants', RECORDED_MUTANTS);
    for (const [fixture, source] of sources)
      if (positionals.length === 0 || positionals.includes(fixture)) await record(fixture, source, jobs);
    return 0;
  }
  const cases =
    positionals.length === 0
      ? [...readVerdicts().values()].flat()
      : await ask(positionals.join(' '), positionals, jobs);
  if (values.server) {
    for (const { id, verdict, line, message } of cases)
      console.log(`${id}\t${verdict}\t${line ?? ''}\t${message ?? ''}`);
    console.error(tally(cases));
    return 0;
  }
  return await compare(cases);
}

async function record(name: string, source: string, jobs: number | undefined): Promise<void> {
  const recorded = await ask(name, [source], jobs);
  writeVerdicts(name, recorded);
  console.log(`${name}: ${tally(recorded)}`);
}

async function ask(name: string, sources: readonly string[], jobs: number | undefined): Promise<RecordedVerdict[]> {
  const cases = sources.flatMap(verdictCases);
  const progress = (done: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${name}: ${done}/${cases.length} `);
  };
  const words = await serverVerdicts(cases, jobs, progress);
  return cases.map((each, at) => ({ ...each, ...(words[at] as ServerVerdict) }));
}

async function compare(cases: readonly RecordedVerdict[]): Promise<number> {
  // Asked for only here: recording needs none of our engines.
  const { judge } = await import('./judge.ts');
  let differing = 0;
  for (const each of cases) {
    const difference = verdictDifference(judge(each.text, caseFiles(each), CASE_ENVIRONMENT), each);
    if (difference === undefined || DIVERGENCES.some(({ id }) => id.test(each.id))) continue;
    differing++;
    console.log(`${each.id}: ${difference}\n${each.text.replace(/^/gm, '  | ')}\n`);
  }
  console.log(`${tally(cases)}; ${differing} differ`);
  return differing > 0 ? 1 : 0;
}

function tally(cases: readonly RecordedVerdict[]): string {
  const count = (verdict: ServerVerdict['verdict']) => cases.filter(each => each.verdict === verdict).length;
  return `${cases.length} cases: ${count('accept')} accepted, ${count('refuse')} refused, ${count('environment')} environment`;
}
