import { parseArgs } from 'node:util';
import { newestRelease } from '@corefile/plugins';
import { DIVERGENCES, isListed, OLDER_DIVERGENCES } from './divergences.ts';
import { releaseOfBinary, sampleOfOlder } from './older-verdicts.ts';
import { CASE_ENVIRONMENT, caseFiles, type ServerVerdict, serverVerdicts } from './server-verdict.ts';
import { stanzaPlugins, verdictCases } from './verdict-cases.ts';
import { verdictDifference } from './verdict-difference.ts';
import { OLDER_VERDICTS_FOLDER, type RecordedVerdict, readVerdicts, writeVerdicts } from './verdict-fixture.ts';

const USAGE = `npm run oracle -- verdicts [SOURCE]...   compares our verdicts with the server's
SOURCE: stanzas[:PLUGIN] whole-files mutants:N[:SEED] dir:PATH jsonl:PATH readme setup-tests (the last two: COREDNS_SRC)
Without a source: with what was recorded in test/fixtures/verdicts, and of older releases in test/fixtures/verdicts-old.
  --record     asks the server of COREDNS_BIN about all stanzas, whole files and some mutants, and writes the fixtures;
               of PLUGIN, whole-files or mutants only where named: verdicts --record cache mutants
               A server of an older release is asked about all recorded cases, and a sample of what it says otherwise is
               written to test/fixtures/verdicts-old.
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
  if (values.record && releaseOfBinary() !== newestRelease) return recordOlder(releaseOfBinary(), jobs);
  if (values.record) {
    const sources = new Map(stanzaPlugins().map(plugin => [plugin, `stanzas:${plugin}`]));
    sources.set('whole-files', 'whole-files').set('mutants', RECORDED_MUTANTS);
    for (const [fixture, source] of sources)
      if (positionals.length === 0 || positionals.includes(fixture)) await record(fixture, source, jobs);
    return 0;
  }
  if (positionals.length === 0 && !values.server) {
    let differing = await compare([...readVerdicts().values()].flat(), newestRelease);
    for (const [release, cases] of readVerdicts(OLDER_VERDICTS_FOLDER)) differing += await compare(cases, release);
    return differing > 0 ? 1 : 0;
  }
  const cases = await ask(positionals.join(' '), positionals, jobs);
  if (values.server) {
    for (const { id, verdict, line, message } of cases)
      console.log(`${id}\t${verdict}\t${line ?? ''}\t${message ?? ''}`);
    console.error(tally(cases));
    return 0;
  }
  return (await compare(cases, releaseOfBinary())) > 0 ? 1 : 0;
}

async function record(name: string, source: string, jobs: number | undefined): Promise<void> {
  const recorded = await ask(name, [source], jobs);
  writeVerdicts(name, recorded);
  console.log(`${name}: ${tally(recorded)}`);
}

/** What an older release says otherwise of the recorded cases, by a sample. */
async function recordOlder(release: string, jobs: number | undefined): Promise<number> {
  const recorded = [...readVerdicts().values()].flat();
  const words = await serverVerdicts(recorded, jobs);
  // Not the newest release's words, where the older one gave none.
  const older = recorded.map(({ id, text, files }, at) => ({ id, text, files, ...(words[at] as ServerVerdict) }));
  const sample = sampleOfOlder(older, new Map(recorded.map(each => [each.id, each])));
  writeVerdicts(release, sample, OLDER_VERDICTS_FOLDER);
  console.log(`${release}: ${tally(sample)}`);
  return 0;
}

async function ask(name: string, sources: readonly string[], jobs: number | undefined): Promise<RecordedVerdict[]> {
  const cases = sources.flatMap(verdictCases);
  const progress = (done: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${name}: ${done}/${cases.length} `);
  };
  const words = await serverVerdicts(cases, jobs, progress);
  return cases.map((each, at) => ({ ...each, ...(words[at] as ServerVerdict) }));
}

/** Prints how our word for a release differs from the server's; returns how often. */
async function compare(cases: readonly RecordedVerdict[], release: string): Promise<number> {
  // Asked for only here: recording needs none of our engines.
  const { judge } = await import('./judge.ts');
  const known = release === newestRelease ? DIVERGENCES : [...DIVERGENCES, ...OLDER_DIVERGENCES];
  let differing = 0;
  for (const each of cases) {
    const difference = verdictDifference(judge(each.text, caseFiles(each), CASE_ENVIRONMENT, release), each);
    if (difference === undefined || isListed(each, known)) continue;
    differing++;
    console.log(`${each.id}: ${difference}\n${each.text.replace(/^/gm, '  | ')}\n`);
  }
  console.log(`${release}: ${tally(cases)}; ${differing} differ`);
  return differing;
}

function tally(cases: readonly RecordedVerdict[]): string {
  const count = (verdict: ServerVerdict['verdict']) => cases.filter(each => each.verdict === verdict).length;
  return `${cases.length} cases: ${count('accept')} accepted, ${count('refuse')} refused, ${count('environment')} environment`;
}
