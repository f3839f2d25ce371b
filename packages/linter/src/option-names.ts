import type { AnyPlugin, Body } from '@corefile/schema';

/** The words that may begin a line of the plugin's block. */
export function optionNames(plugin: AnyPlugin): readonly string[] {
  const names = known.get(plugin) ?? plugin.stanzas.flatMap(({ body }) => namesIn(body as Body));
  known.set(plugin, names);
  return names;
}

const known = new WeakMap<AnyPlugin, readonly string[]>();

function namesIn(body: Body): readonly string[] {
  switch (body?.kind) {
    case 'properties':
      return Object.keys({ ...body.properties, ...body.second });
    case 'entries':
      return Object.keys(body.variants);
    default:
      return [];
  }
}
