import { type BuildPlugin, indeterminate } from '@corefile/evaluator';
import { order } from '@corefile/plugins';
import type { ProjectOptions } from '@corefile/project';
import { type AnyPlugin, declaredOf, definePlugin, many, properties, text } from '@corefile/schema';

/** What a server of this build is made of. Nobody knows what plugins do that are not part of CoreDNS: queries end there. */
export function buildPlugins({ plugins, alsoValid = [] }: ProjectOptions): readonly BuildPlugin[] {
  const own = new Map<AnyPlugin, BuildPlugin>(order.map(module => [module.schema, module]));
  return [...alsoValid.map(unjudged), ...plugins].map(schema => {
    const module = own.get(declaredOf(schema));
    // As the release read it, answered by the handler of today.
    return module ? { ...module, schema } : { schema, handle: unknown(schema.name) };
  });
}

const unknown =
  (name: string): NonNullable<BuildPlugin['handle']> =>
  () => ({ name, serve: () => indeterminate(`what the plugin '${name}' answers is not known here`) });

/** A plugin of which only the name is known; it stands in front, so that nothing behind it is taken for certain. */
const unjudged = (name: string) => {
  const words = many(text('TEXT', 'anything'));
  return definePlugin(name, {
    summary: '',
    examples: [],
    occurs: 'many',
    role: 'handler',
    args: { words },
    body: properties({}, { otherwise: { words } }),
  });
};
