/** What is asked again and again of a declaration, a file, a block or a stanza is found once: a file may have 10⁵ blocks. */
export function oncePer<K extends object, T>(find: (key: K) => T): (key: K) => T {
  const found = new WeakMap<K, { readonly value: T }>();
  return key => {
    const known = found.get(key);
    if (known) return known.value;
    const value = find(key);
    found.set(key, { value });
    return value;
  };
}
