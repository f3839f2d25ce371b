import { newestRelease, pluginsOf, schemas } from '@corefile/plugins';
import type { AnyPlugin, ExternalPlugin } from '@corefile/schema';
import type { ProjectOptions } from './load-project.ts';

export interface BuildFacts {
  /** One of `releases`; the newest when left out. */
  readonly release?: string;
  /** Names of plugin.cfg, in its order. */
  readonly order?: readonly string[];
  /** Declarations of plugins that are not part of CoreDNS. */
  readonly external?: readonly ExternalPlugin[];
}

/** A CoreDNS as it was built: its plugins in execution order, and the names of those whose arguments nobody can judge. */
export function buildOf({ release = newestRelease, order, external = [] }: BuildFacts): ProjectOptions {
  const { plugins, others } = pluginsOf(release);
  const version = release === newestRelease ? {} : { version: release };
  if (order === undefined) {
    const all = [...plugins];
    for (const { plugin, before } of external) {
      const known = all.findIndex(({ name }) => name === plugin.name);
      if (known >= 0) all[known] = plugin;
      else {
        const at = all.findIndex(({ name }) => name === before);
        all.splice(at < 0 ? all.length : at, 0, plugin);
      }
    }
    return { plugins: all, alsoValid: others, ...version };
  }
  // A build may keep a plugin that the release has no longer, or take one in early.
  const byName = new Map<string, AnyPlugin>(
    [...schemas, ...plugins, ...external.map(({ plugin }) => plugin)].map(plugin => [plugin.name, plugin]),
  );
  return {
    plugins: order.flatMap(name => byName.get(name) ?? []),
    alsoValid: order.filter(name => !byName.has(name)),
    ...version,
  };
}

/** The names in a plugin.cfg, in order; `wrong` is the number of a line that is none of `NAME:PACKAGE`. */
export function readPluginCfg(text: string): { readonly order: readonly string[] } | { readonly wrong: number } {
  const order: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [, name] = /^\s*([^\s:#]+):\S+/.exec(line) ?? [];
    if (name === undefined) return { wrong: index + 1 };
    order.push(name);
  }
  return { order };
}
