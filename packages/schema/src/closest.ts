/**
 * The known word that was probably meant, for did-you-mean: smallest edit distance (a swap of neighbours counts as
 * one), at most a third of the word's length. Undefined when nothing is near.
 */
export function closest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 64) return undefined;
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const cost = distance(wanted, candidate.toLowerCase(), least);
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return best;
}

/** Exact below `limit`; else `limit` or more, given up as soon as that is certain: a file may have 10⁵ unknown words. */
function distance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  let leastOfLast = 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let leastOfRow = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      leastOfRow = Math.min(leastOfRow, cost);
    }
    // A swap reaches back two rows, so both must be past it.
    if (leastOfRow >= limit && leastOfLast >= limit) return limit;
    before = last;
    last = row;
    leastOfLast = leastOfRow;
  }
  return last[b.length] ?? 0;
}
