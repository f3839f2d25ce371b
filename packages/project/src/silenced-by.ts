import type { OffsetRange } from '@corefile/sources';

/**
 * Which stretch silences each place: the first in order that holds it, both ends included. `offsets` ascend. A stretch
 * is used if it holds a place, also one that another silences. Each place is looked at once however the stretches
 * overlap: generated files have 10⁵ comments.
 */
export function silencedBy<S extends OffsetRange>(
  offsets: readonly number[],
  stretches: readonly S[],
): { readonly by: readonly (S | undefined)[]; readonly used: ReadonlySet<S> } {
  const by = Array.from<S | undefined>({ length: offsets.length });
  const used = new Set<S>();
  // From each place the next one that nothing silences yet; followed and shortened as in union-find.
  const next = Array.from({ length: offsets.length + 1 }, (_, index) => index);
  const free = (from: number): number => {
    let at = from;
    while (next[at] !== at) {
      next[at] = next[next[at] as number] as number;
      at = next[at] as number;
    }
    return at;
  };
  for (const stretch of stretches) {
    const first = lowerBound(offsets, stretch.start);
    if (first === offsets.length || (offsets[first] as number) > stretch.end) continue;
    used.add(stretch);
    for (let at = free(first); at < offsets.length && (offsets[at] as number) <= stretch.end; at = free(at)) {
      by[at] = stretch;
      next[at] = at + 1;
    }
  }
  return { by, used };
}

function lowerBound(offsets: readonly number[], wanted: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
