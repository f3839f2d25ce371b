/** Replaces `[start, end)` of the text at `path`; UTF-16 offsets. */
export interface PlacedEdit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The fixes that can be made at once, in the order given: each whole or not at all, and where two touch the same
 * words the first wins. The other is found again once the text has been checked anew, if it is still wanted then.
 */
export function compatibleFixes<F extends { readonly edits: readonly PlacedEdit[] }>(
  fixes: readonly F[],
): readonly F[] {
  const taken = new Map<string, PlacedEdit[]>();
  return fixes.filter(({ edits }) => {
    const places = edits.map(edit => {
      const list = taken.get(edit.path) ?? [];
      taken.set(edit.path, list);
      return { edit, list, at: indexFor(list, edit.start) };
    });
    const own = edits.toSorted((a, b) => Number(a.path > b.path) - Number(a.path < b.path) || a.start - b.start);
    const clash =
      own.some((edit, index) => own[index + 1]?.path === edit.path && touch(edit, own[index + 1])) ||
      places.some(({ edit, list, at }) => touch(list[at - 1], edit) || touch(edit, list[at]));
    if (clash) return false;
    for (const edit of edits) {
      const list = taken.get(edit.path) as PlacedEdit[];
      list.splice(indexFor(list, edit.start), 0, edit);
    }
    return true;
  });
}

/** The text after edits that do not touch one another. */
export function applyEdits(text: string, edits: readonly Omit<PlacedEdit, 'path'>[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return pieces.join('') + text.slice(at);
}

/** Two removals may meet; what is inserted where another edit begins or ends could land on either side. */
function touch(first: PlacedEdit | undefined, second: PlacedEdit | undefined): boolean {
  if (!first || !second) return false;
  if (first.end === second.start) return first.start === first.end || second.start === second.end;
  return first.end > second.start;
}

function indexFor(list: readonly PlacedEdit[], start: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as PlacedEdit).start <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
