import { type AnyPlugin, closest } from '@corefile/schema';

type Plugins = readonly AnyPlugin[];
const known = new WeakMap<Plugins, { names: ReadonlySet<string>; meant: Map<string, string | undefined> }>();

/** The plugin that a word in its place names, or which was probably meant; undefined when none is near. */
export function meantPlugin(word: string, plugins: Plugins): string | undefined {
  const cache = known.get(plugins) ?? { names: new Set(plugins.map(({ name }) => name)), meant: new Map() };
  known.set(plugins, cache);
  const { names, meant } = cache;
  if (names.has(word)) return word;
  if (!meant.has(word)) {
    const bare = word.replace(/[:,;=]+$/, '');
    meant.set(word, names.has(bare) ? bare : closest(word, names));
  }
  return meant.get(word);
}
