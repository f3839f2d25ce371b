import { type AnyPlugin, collected, definePlugin, properties, property, type Repeat, stanza } from '../plugin.ts';
import { type AnySlot, type Extra, guarded, many, one, optional, type Row, some } from '../slot.ts';
import type { Value } from '../value.ts';
import type { Lifetime } from '../version.ts';
import { type ArgumentLimits, argumentTypes } from './argument-types.ts';
import { faultsOf } from './json-schema.ts';

/** A plugin that others publish, with its place in the chain. */
export interface ExternalPlugin {
  readonly plugin: AnyPlugin;
  /** The plugin it stands in front of; the end of the chain when left out. */
  readonly before?: string;
}

interface Argument extends ArgumentLimits {
  readonly name: string;
  readonly doc?: string;
  readonly type: keyof typeof argumentTypes;
  readonly presence?: 'required' | 'optional' | 'guarded' | 'list' | 'some';
}
interface Option extends Lifetime {
  readonly doc: string;
  readonly args?: readonly Argument[];
  readonly repeat?: Repeat;
  readonly extra?: Extra;
}
interface Description extends Lifetime {
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly examples?: readonly string[];
  readonly before?: string;
  readonly occurs?: AnyPlugin['occurs'];
  readonly role?: AnyPlugin['role'];
  readonly args?: readonly Argument[];
  readonly options?: Readonly<Record<string, Option>>;
  readonly data?: readonly Argument[];
  readonly ignoreCase?: boolean;
  readonly extra?: Extra;
}

/**
 * Declarations from JSON (docs/external-plugins.md), read by the same matcher as those in code. Total: `problems` say
 * what is wrong and where, and then there are no plugins.
 */
export function readExternalPlugins(data: unknown): {
  readonly plugins: readonly ExternalPlugin[];
  readonly problems: readonly string[];
} {
  const problems = faultsOf(data);
  if (problems.length > 0) return { plugins: [], problems };
  const { plugins } = data as { plugins: readonly Description[] };
  const unclear = plugins.flatMap(plugin => [...rowFaults(plugin)].map(fault => `${plugin.name}: ${fault}`));
  return unclear.length > 0 ? { plugins: [], problems: unclear } : { plugins: plugins.map(declare), problems: [] };
}

/** What no form can hold: the matcher has to know where an argument ends. */
function* rowFaults({ args, options = {}, data }: Description): Iterable<string> {
  const rows = [args, data, ...Object.values(options).map(option => option.args)];
  for (const row of rows) {
    const lists = row?.filter(({ presence }) => presence === 'list' || presence === 'some') ?? [];
    if (lists.length > 1) yield `'${lists[1]?.name}' is a second list among the same arguments`;
    for (const { name, type, words } of row ?? []) if (type === 'word' && !words) yield `'${name}' names no words`;
    if (new Set(row?.map(({ name }) => name)).size < (row?.length ?? 0)) yield 'two arguments have the same name';
  }
}

function declare({ name, args, options, data, ignoreCase, before, ...head }: Description): ExternalPlugin {
  const known = Object.fromEntries(
    Object.entries(options ?? {}).map(([name, option]) => [name, declareOption(option)]),
  );
  const body =
    options || data
      ? properties(known, { ignoreCase: ignoreCase ?? false, ...(data ? { otherwise: rowOf(data) } : {}) })
      : undefined;
  const plugin: AnyPlugin = definePlugin(name, {
    examples: [],
    occurs: 'many',
    role: 'handler',
    ...head,
    stanzas: [stanza(rowOf(args), body)],
  });
  return { plugin, ...(before === undefined ? {} : { before }) };
}

function declareOption({ doc, args, repeat, ...options }: Option) {
  if (repeat === 'collected') return collected(doc, rowOf(args), options);
  return property(doc, rowOf(args), { ...options, ...(repeat === undefined ? {} : { repeat }) });
}

const rowOf = (args: readonly Argument[] = []): Row =>
  Object.fromEntries(args.map(argument => [argument.name, slotOf(argument)]));

function slotOf({ type, presence = 'required', doc = '', ...limits }: Argument): AnySlot {
  const value: Value<unknown> = argumentTypes[type].value(limits);
  switch (presence) {
    case 'required':
      return one(value, doc);
    case 'optional':
      return optional(value, doc);
    case 'guarded':
      return guarded(value, doc);
    case 'list':
      return many(value, doc);
    case 'some':
      return some(value, doc);
  }
}
