import { applyEdits, compatibleFixes, type Fix } from '@corefile/linter';
import type { Document } from '@corefile/sources';
import {
  type CheckedDocument,
  type CheckOptions,
  checkProject,
  type DocumentFix,
  type DocumentProblem,
} from './check-project.ts';
import { loadProject, type ProjectOptions, type Surroundings } from './load-project.ts';

export interface Fixed {
  /** The documents given, in their order, with the text they have after all fixes. */
  readonly documents: readonly Document[];
  /** What is left to say of them. */
  readonly checked: readonly CheckedDocument[];
  /** The problems whose fixes were made, with the document they were in. */
  readonly applied: readonly { readonly path: string; readonly problem: DocumentProblem; readonly fix: DocumentFix }[];
}

/** A fix may make room for another; none needs more rounds than this. */
const maxRounds = 50;

/**
 * Makes the fixes that problems offer, again and again until nothing is left to fix. A fix is given up if it would
 * bring in a problem that was not there: any, or only an error where it mends what CoreDNS refuses, since a text that
 * is refused cannot be advised. `safety` 'unsafe' makes the safe ones too. Only the documents given are changed.
 */
export async function fixProject(
  documents: readonly Document[],
  surroundings: Surroundings,
  options: ProjectOptions & CheckOptions,
  safety: Fix['safety'],
): Promise<Fixed> {
  const givenUp = new Set<string>();
  const applied: Fixed['applied'][number][] = [];
  let current = documents;
  let checked = await check(current, surroundings, options);
  let madeSince = 0;
  for (let round = 0; round < maxRounds; round++) {
    const wanted = compatibleFixes(offers(checked, current, safety).filter(offer => !givenUp.has(keyOf(offer))));
    if (wanted.length === 0) {
      // What was given up may do no harm any more beside what was made since.
      if (madeSince === 0 || givenUp.size === 0) break;
      madeSince = 0;
      givenUp.clear();
      continue;
    }
    const step = await tryFixes(wanted, current, checked);
    current = step.documents;
    checked = step.checked;
    madeSince += step.made.length;
    for (const { path, problem, fix } of step.made) applied.push({ path, problem, fix });
  }
  return { documents: current, checked, applied };

  /** All at once; when that makes things worse, one after the other, and those that do are given up. */
  async function tryFixes(offers: readonly Offer[], before: readonly Document[], known: readonly CheckedDocument[]) {
    const after = applyAll(before, offers);
    const found = await check(after, surroundings, options);
    if (!worse(known, found, offers)) return { documents: after, checked: found, made: offers };
    const [only] = offers;
    if (only && offers.length === 1) {
      givenUp.add(keyOf(only));
      return { documents: before, checked: known, made: [] };
    }
    return tryFixes(halfOf(offers), before, known);
  }
}

/**
 * So that one bad fix among many costs few checks; the others follow in the next round. Fixes of one rule stay together
 * while there are several: `errors` in one server block only would be a problem of its own (plugin-not-inherited).
 */
function halfOf(offers: readonly Offer[]): readonly Offer[] {
  const rules = [...new Set(offers.map(({ problem }) => problem.rule))];
  if (rules.length === 1) return offers.slice(0, Math.ceil(offers.length / 2));
  const first = new Set(rules.slice(0, Math.ceil(rules.length / 2)));
  return offers.filter(({ problem }) => first.has(problem.rule));
}

interface Offer {
  readonly path: string;
  readonly problem: DocumentProblem;
  readonly fix: DocumentFix;
  readonly edits: DocumentFix['edits'];
  /** Words the problem stands on: fixes move places, so a fix that is given up is known by them. */
  readonly words: string;
}

const keyOf = ({ path, problem, fix, words }: Offer) => JSON.stringify([path, problem.rule, fix.title, words]);

/** The first fix of each problem that is allowed and stays in the documents given. */
function offers(
  checked: readonly CheckedDocument[],
  documents: readonly Document[],
  safety: Fix['safety'],
): readonly Offer[] {
  const ours = new Set(documents.map(({ path }) => path));
  return checked.flatMap(({ document, problems }) =>
    problems.flatMap((problem): Offer[] => {
      const fix = problem.fixes.find(
        fix => (safety === 'unsafe' || fix.safety === 'safe') && fix.edits.every(({ path }) => ours.has(path)),
      );
      const words = document.text.slice(problem.range.start.offset, problem.range.end.offset);
      return fix ? [{ path: document.path, problem, fix, edits: fix.edits, words }] : [];
    }),
  );
}

function applyAll(documents: readonly Document[], offers: readonly Offer[]): readonly Document[] {
  return documents.map(document => {
    const edits = offers.flatMap(({ edits }) => edits).filter(({ path }) => path === document.path);
    return edits.length === 0 ? document : { ...document, text: applyEdits(document.text, edits) };
  });
}

/** Does `after` hold a problem more than `before`? Places move, so problems are compared by file, rule and message. */
function worse(
  before: readonly CheckedDocument[],
  after: readonly CheckedDocument[],
  offers: readonly Offer[],
): boolean {
  const mendsRefusal = offers.every(({ problem }) => problem.severity === 'error');
  const left = new Map<string, number>();
  const key = (path: string, { rule, message }: DocumentProblem) => `${path} ${rule} ${message.replace(/\d+/g, '')}`;
  for (const { document, problems } of before)
    for (const problem of problems)
      left.set(key(document.path, problem), (left.get(key(document.path, problem)) ?? 0) + 1);
  return after.some(({ document, problems }) =>
    problems.some(problem => {
      const count = left.get(key(document.path, problem)) ?? 0;
      left.set(key(document.path, problem), count - 1);
      return count <= 0 && (!mendsRefusal || problem.severity === 'error');
    }),
  );
}

/** The documents as they are now, also where one imports another. */
async function check(
  documents: readonly Document[],
  surroundings: Surroundings,
  options: ProjectOptions & CheckOptions,
): Promise<readonly CheckedDocument[]> {
  const texts = new Map(documents.map(({ path, text }) => [surroundings.absolute(path), text]));
  const { host } = surroundings;
  const overlaid = {
    ...surroundings,
    host: { ...host, readFile: (path: string) => texts.get(path) ?? host.readFile(path) },
  };
  return checkProject(await loadProject(documents, overlaid, options), options);
}
