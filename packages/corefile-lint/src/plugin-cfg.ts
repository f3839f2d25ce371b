import { readFileSync } from 'node:fs';
import type { AnyPlugin } from '@corefile/schema';
import { UsageError } from './terminal.ts';

/** The plugins of a build by its plugin.cfg, in the order given there; `others` are those we have no declaration of. */
export function pluginsOfBuild(
  path: string | undefined,
  known: readonly AnyPlugin[],
): { readonly plugins: readonly AnyPlugin[]; readonly others: readonly string[] } {
  if (path === undefined) return { plugins: known, others: [] };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--plugins: cannot read ${path}: ${(error as Error).message}`);
  }
  const byName = new Map(known.map(plugin => [plugin.name, plugin]));
  const names = text.split(/\r?\n/).flatMap((line, index) => {
    if (/^\s*(?:#|$)/.test(line)) return [];
    const [, name] = /^\s*([^\s:#]+):\S+/.exec(line) ?? [];
    if (name === undefined)
      throw new UsageError(`${path}:${index + 1}: expected NAME:PACKAGE, as in CoreDNS's plugin.cfg`);
    return [name];
  });
  return {
    plugins: names.flatMap(name => byName.get(name) ?? []),
    others: names.filter(name => !byName.has(name)),
  };
}
