import { toLower } from '@corefile/golang';
import { bind } from './bind.ts';
import type { AnyPlugin, Body, Property, PropertyMap, Repeat, Stanza } from './plugin.ts';
import { rowsOf } from './rows.ts';
import type { Args, Flag, Row, Variants } from './slot.ts';

/** Where a cursor stands in a server block, told in words: what an unfinished text gives as well as a whole one. */
export interface Place {
  /** Name of the plugin whose line or block this is; absent where the name of one belongs. */
  readonly plugin?: string;
  /** The plugin's arguments; those before the cursor when it stands on this line. */
  readonly args: readonly string[];
  /** Set when the cursor stands in the plugin's block. */
  readonly block?: {
    /** The lines before the cursor's, without what stands in braces of their own. */
    readonly lines: readonly (readonly string[])[];
    /** The words before the cursor on its line. */
    readonly words: readonly string[];
    /** Is it the plugin's second block? */
    readonly second?: boolean;
  };
}

export type Option = Property<Args, Repeat> | Flag;

/** What a place belongs to: the beginning of a line, where a name goes, or the arguments behind one. */
export type PlaceLine =
  | {
      readonly kind: 'names';
      readonly plugin: AnyPlugin;
      readonly options: Readonly<Record<string, Option>>;
      readonly variants: Variants;
      /** Lines that are data begin with no name. */
      readonly data: Row | undefined;
    }
  | {
      readonly kind: 'arguments';
      readonly plugin: AnyPlugin;
      /** The word in front of the arguments; '' for a line of data. */
      readonly lead: string;
      readonly doc: string;
      readonly args: Args;
      readonly words: readonly string[];
    };

/** Undefined where nothing is known: no plugin of that name, no such option, a block the plugin does not read. */
export function lineOf(plugins: readonly AnyPlugin[], place: Place): PlaceLine | undefined {
  const plugin = plugins.find(({ name }) => name === place.plugin);
  if (!plugin) return undefined;
  const stanzas = plugin.stanzas as readonly Stanza<Args, Body>[];
  const line = { plugin, lead: plugin.name, doc: plugin.summary };
  const { block, args } = place;
  if (!block)
    return { kind: 'arguments', ...line, args: { forms: stanzas.flatMap(({ args }) => rowsOf(args)) }, words: args };
  const form = formFor(stanzas, args);
  const { body } = form;
  switch (body?.kind) {
    case 'properties': {
      const options = ((block.second ? body.second : body.properties) ?? {}) as PropertyMap;
      return optionLine(plugin, options, body.ignoreCase, block.second ? undefined : body.otherwise, block.words);
    }
    case 'entries':
      return entryLine(plugin, body.variants, body.ignoreCase, block.words);
    case 'continuation':
      return {
        kind: 'arguments',
        ...line,
        args: form.args,
        words: [...args, ...block.lines.flat(), ...block.words],
      };
    default:
      return undefined;
  }
}

/** Of several stanzas the one whose arguments fit; the first with a block when they are not written yet. */
function formFor(stanzas: readonly Stanza<Args, Body>[], words: readonly string[]): Stanza<Args, Body> {
  const fitting = stanzas.filter(({ args }) => !bind(args, words).misfit);
  return fitting[0] ?? stanzas.find(({ body }) => body) ?? (stanzas[0] as Stanza<Args, Body>);
}

function optionLine(
  plugin: AnyPlugin,
  options: PropertyMap,
  ignoreCase: boolean,
  data: Row | undefined,
  words: readonly string[],
): PlaceLine | undefined {
  const [first, ...rest] = words;
  if (first === undefined) return { kind: 'names', plugin, options, variants: {}, data };
  const name = ignoreCase ? toLower(first) : first;
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) return data && { kind: 'arguments', plugin, lead: '', doc: '', args: data, words };
  const args: Args = 'kind' in option ? {} : (option.args as Args);
  if (option.extra === 'read as next') {
    // `max_fails 3 policy ▮`: the words the option leaves are the next one.
    const { used } = bind(args, rest, { zones: [], lenient: true });
    if (used < rest.length) return optionLine(plugin, options, ignoreCase, data, rest.slice(used));
  }
  return { kind: 'arguments', plugin, lead: name, doc: option.doc, args, words: rest };
}

function entryLine(
  plugin: AnyPlugin,
  variants: Variants,
  ignoreCase: boolean,
  words: readonly string[],
): PlaceLine | undefined {
  const [first, ...rest] = words;
  if (first === undefined) return { kind: 'names', plugin, options: {}, variants, data: undefined };
  const name = ignoreCase ? toLower(first) : first;
  const variant = Object.hasOwn(variants, name) ? variants[name] : undefined;
  return variant && { kind: 'arguments', plugin, lead: name, doc: variant.doc, args: variant.args, words: rest };
}
