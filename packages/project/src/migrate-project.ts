import { newestRelease, orderOf, rules } from '@corefile/plugins';
import type { Document } from '@corefile/sources';
import { buildOf } from './build.ts';
import { type CheckedDocument, checkProject } from './check-project.ts';
import { type Fixed, fixProject } from './fix-project.ts';
import { loadProject, type Surroundings } from './load-project.ts';

/** The rules that say more of a refusal because a release decides it; what they propose is what a migration does. */
const aboutReleases = rules.filter(
  ({ code, refine, refines, check }) =>
    refine && !check && (code.startsWith('CF7') || refines?.includes('option-not-in-version')),
);

export interface Migrated extends Fixed {
  /** What the old release itself refuses. */
  readonly before: readonly CheckedDocument[];
  /** What runs in another order, as `[document, first, second]`: the new release runs `first` before `second`. */
  readonly reordered: readonly (readonly [Document, string, string])[];
}

/** Rewrites documents for another release of CoreDNS. Comments and layout stay; `checked` tells what is left to do. */
export async function migrateProject(
  documents: readonly Document[],
  surroundings: Surroundings,
  { from, to = newestRelease }: { readonly from: string; readonly to?: string },
): Promise<Migrated> {
  const options = (release: string) => ({
    ...buildOf({ release }),
    rules: aboutReleases,
    comments: { ignore: true },
  });
  const old = await loadProject(documents, surroundings, options(from));
  const before = checkProject(old, options(from));
  const fixed = await fixProject(documents, surroundings, options(to), 'unsafe');
  const places = new Map(orderOf(to).map((name, index) => [name, index]));
  const reordered = old.units.flatMap(({ source, model }) =>
    model.blocks.flatMap(({ stanzas }) =>
      changedPairs(
        [...new Set(stanzas.filter(({ plugin }) => plugin.role === 'handler').map(({ plugin }) => plugin.name))],
        places,
      ).map(([first, second]) => [source.document, first, second] as const),
    ),
  );
  return { ...fixed, before, reordered: withoutRepetition(reordered) };
}

/** Pairs that stand in this order now and did not before; `names` in the old order. */
function changedPairs(names: readonly string[], places: ReadonlyMap<string, number>): readonly [string, string][] {
  const known = names.filter(name => places.has(name));
  return known.flatMap((earlier, index) =>
    known
      .slice(index + 1)
      .filter(later => (places.get(later) as number) < (places.get(earlier) as number))
      .map((later): [string, string] => [later, earlier]),
  );
}

function withoutRepetition(rows: Migrated['reordered']): Migrated['reordered'] {
  return [...new Map(rows.map(row => [`${row[0].path} ${row[1]} ${row[2]}`, row])).values()];
}
