import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CASES_FOLDER, compare, evaluated } from '../answers.ts';
import { type CaseRecord, runCase, thisHost } from '../run-case.ts';
import { sourceFolder } from '../upstream-cases.ts';
import { unexpected } from './expected-answer.ts';
import { handlerCases } from './handler-cases.ts';
import type { HandlerCase } from './replay.ts';
import { SET_UP_ONLY } from './set-up-only.ts';
import { widen } from './widen.ts';

const USAGE = `npm run oracle -- handler-tests [FOLDER]...   what CoreDNS's own tests set up and ask, read from the checkout in COREDNS_SRC
COREDNS_SRC is a checkout of coredns/coredns (folders plugin/* and test) or of coredns/ci (test/kubernetes, over its cluster).
Our answers are held against those in the tables of the tests; with COREDNS_BIN also against the server's.
  --widen N N more queries for each set-up, which only the server can judge
  --print   the cases too, and what the server refuses to start with`;

/** The `handler-tests` command. Returns the exit code: 1 when anything differs. */
export async function handlerTests(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { widen: { type: 'string' }, print: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const source = sourceFolder();
  const total = counts();
  for (const folder of positionals.length > 0 ? positionals : testFolders(source)) {
    const here = counts();
    for (const each of handlerCases(source, folder)) {
      const of = values.widen ? widen(each.of, Number(values.widen)) : each.of;
      if (of.queries.length > 0) await judge({ ...each, of }, here, values.print ?? false);
    }
    if (here.queries > 0) console.log(`${folder}: ${summary(here)}`);
    for (const name of Object.keys(here) as (keyof Counts)[]) total[name] += here[name];
  }
  console.log(summary(total));
  return total.unmet + total.differing > 0 ? 1 : 0;
}

const counts = () => ({
  cases: 0,
  queries: 0,
  expected: 0,
  setUpOnly: 0,
  unmet: 0,
  asked: 0,
  refused: 0,
  differing: 0,
});
type Counts = ReturnType<typeof counts>;

const summary = ({ cases, queries, expected, setUpOnly, unmet, asked, refused, differing }: Counts) =>
  [
    `${cases} servers, ${queries} queries`,
    `of ${expected} expected answers ${unmet} differ${setUpOnly > 0 ? ` (and ${setUpOnly} by what only the test sets up)` : ''}`,
    ...(asked + refused > 0 ? [`of ${asked} answers of the server ${differing} differ`] : []),
    ...(refused > 0 ? [`${refused} set-ups refused`] : []),
  ].join('; ');

async function judge(each: HandlerCase, counted: Counts, print: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'handler-tests-'));
  try {
    const of = each.manifests ? { ...each.of, cluster: [join(folder, 'cluster.json')] } : each.of;
    if (each.manifests)
      writeFileSync(join(folder, 'cluster.json'), JSON.stringify({ kind: 'List', items: each.manifests }));
    if (print) console.log(`# ${of.name}\n${of.corefile}${of.queries.join('\n')}\n`);
    counted.cases += 1;
    counted.queries += of.queries.length;
    // A server cannot be given what is in etcd.
    const theirs = process.env.COREDNS_BIN && !of.fixtures ? await runCase(of, CASES_FOLDER, 0) : undefined;
    if (theirs && 'refused' in theirs) {
      counted.refused += 1;
      if (print) console.log(theirs.refused);
      return;
    }
    const ours = await evaluated(of, theirs?.host ?? thisHost());
    againstTable(each, ours, counted);
    if (!theirs) return;
    // Of a backend without fixture we say INDETERMINATE; and where nothing listens, only TCP can tell.
    const differences = compare(of, ours, theirs).filter(
      text => !/\n {2}- (indeterminate: .*|dropped\n {2}\+ closed$)/.test(text),
    );
    counted.asked += of.queries.length;
    counted.differing += differences.length;
    for (const difference of differences) console.log(`${of.name}: not what the server says: ${difference}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function againstTable({ of, expected }: HandlerCase, ours: CaseRecord, counted: Counts): void {
  if ('refused' in ours) {
    counted.unmet += 1;
    console.log(`${of.name}: ${ours.refused}`);
    return;
  }
  for (const [line, outcome] of ours.results) {
    const wanted = expected.get(line);
    if (!wanted) continue;
    counted.expected += 1;
    const difference = 'rcode' in outcome ? unexpected(wanted, outcome) : JSON.stringify(outcome);
    if (difference === '') continue;
    if (SET_UP_ONLY.some(({ id }) => id.test(`${of.name}: ${line}`))) counted.setUpOnly += 1;
    else {
      counted.unmet += 1;
      console.log(`${of.name}: ${line}: not what the test expects\n${difference}`);
    }
  }
}

/** The folders with tests of handlers: `plugin/*` and `test` of CoreDNS, `test/kubernetes` of coredns/ci. */
function testFolders(source: string): string[] {
  if (!existsSync(join(source, 'plugin'))) return ['test/kubernetes'];
  const plugins = readdirSync(join(source, 'plugin'), { withFileTypes: true }).filter(entry => entry.isDirectory());
  return [...plugins.map(({ name }) => `plugin/${name}`), 'test'];
}
