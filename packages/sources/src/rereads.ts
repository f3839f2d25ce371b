/** Characters that may be read again to try edits of one text: some 1 000 edits of a long Corefile, within a second. */
const BUDGET = 30_000_000;

/**
 * May a text of this length be read once more to see whether an edit does what it should? A folded text with 10⁵
 * mistakes would be read 10⁵ times; the fixes that are no longer tried are offered once others have been applied.
 */
export function rereadsOf(length: number): () => boolean {
  let left = BUDGET;
  return () => {
    left -= length;
    return left >= 0;
  };
}
