import { compare, equal } from './arithmetic.ts';
import { NotModelled } from './token-reader.ts';
import { typeName, type Value } from './value.ts';

const maxInsertion = 12; // Go's sort.Sort: up to here it is an insertion sort, which keeps the order of equals

/**
 * sort.Sort by key. Among more than 12, Go's order of items with equal keys follows its pattern-defeating quicksort,
 * which is not modelled unless the items cannot be told apart.
 */
export function sorted<T extends { item: Value; key: Value }>(items: readonly T[], descending: boolean): T[] {
  const less = (a: T, b: T) => (descending ? compare('<', b.key, a.key) : compare('<', a.key, b.key));
  const result = [...items];
  if (items.length <= maxInsertion) {
    for (let i = 1; i < result.length; i++) {
      for (let j = i; j > 0 && less(result[j] as T, result[j - 1] as T); j--) {
        [result[j], result[j - 1]] = [result[j - 1] as T, result[j] as T];
      }
    }
    return result;
  }
  result.sort((a, b) => (less(a, b) ? -1 : less(b, a) ? 1 : 0));
  for (let i = 1; i < result.length; i++) {
    const [a, b] = [result[i - 1] as T, result[i] as T];
    if (less(a, b)) continue;
    if (typeName(a.item) !== typeName(b.item) || !equal(a.item, b.item)) {
      throw new NotModelled('the order that sorting gives more than 12 items with equal keys');
    }
  }
  return result;
}
