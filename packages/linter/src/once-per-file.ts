import type { Model } from '@corefile/schema';
import type { CheckedFile } from './rule.ts';

/** What many rules ask of a file is found once: it may have 10⁵ blocks. */
export function oncePerFile<T>(find: (file: CheckedFile) => T): (file: CheckedFile) => T {
  const found = new WeakMap<Model, { readonly value: T }>();
  return file => {
    const result = found.get(file.model) ?? { value: find(file) };
    found.set(file.model, result);
    return result.value;
  };
}
