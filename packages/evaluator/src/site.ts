import type { AnyPlugin, ServerBlock, Stanza } from '@corefile/schema';
import { chain, type Link } from './chain.ts';
import type { AnyHandlerOf, Next, Setup } from './handler.ts';
import type { Instance } from './instance.ts';
import type { World } from './world.ts';

/** What a server is built from: each plugin's declaration and, where it has one, its handler. */
export interface BuildPlugin {
  readonly schema: AnyPlugin;
  readonly handle?: AnyHandlerOf;
}

/** A server block at work. All its keys share it. */
export interface Site {
  readonly block: ServerBlock;
  /** Undefined when no plugin of the block serves queries: the server then refuses. */
  readonly chain: Next | undefined;
  readonly instances: readonly Instance[];
  readonly viewName: string;
}

/** Builds the chain of a block, in the order of the plugins whatever the order of the text. */
export function buildSite(block: ServerBlock, plugins: readonly BuildPlugin[], world: World): Site {
  const instances: Instance[] = [];
  const byName = new Map<string, Instance>();
  const setup: Setup = { block, world, plugin: name => byName.get(name), plugins: () => instances };
  const links: Link[] = [];
  for (const { schema, handle } of plugins) {
    const stanzas = block.stanzas.filter(stanza => stanza.plugin.name === schema.name);
    if (stanzas.length === 0) continue;
    const instance = handle?.(stanzas, setup) ?? passing(schema);
    instances.push(instance);
    byName.set(schema.name, instance);
    links.push(...linksOf(instance, stanzas));
  }
  const viewName = instances.find(instance => instance.filter)?.viewName ?? '';
  return { block, chain: chain(links), instances, viewName };
}

/** A plugin that only serves operations hands every query on; one that configures the server is not in the chain at all. */
function passing({ name, role, summary }: AnyPlugin): Instance {
  if (role === 'server') return { name };
  const why = `takes no part in the answer: ${summary.charAt(0).toLowerCase()}${summary.slice(1).replace(/\.$/, '')}`;
  return {
    name,
    serve(query, next) {
      query.explain?.('pass', why);
      return next(query);
    },
  };
}

function linksOf(instance: Instance, stanzas: readonly Stanza[]): readonly Link[] {
  if (!instance.serve) return [];
  const handlers = typeof instance.serve === 'function' ? [instance.serve] : instance.serve;
  return handlers.map((serve, index) => {
    const head = stanzas[index]?.head ?? stanzas[0]?.head;
    const at = head && { source: head.token.source, start: head.token.start, end: head.token.end };
    return { plugin: instance.name, at, serve };
  });
}
