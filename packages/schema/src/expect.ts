import { type Bound, bind } from './bind.ts';
import { describeOption, describePlugin, describeSlot } from './describe.ts';
import { lineOf, type Option, type Place } from './place.ts';
import type { AnyPlugin, Body, Stanza } from './plugin.ts';
import { rowsOf } from './rows.ts';
import type { AnySlot, Args, Row, Variants } from './slot.ts';
import { labelOf, signaturesOf } from './usage.ts';
import type { Value } from './value.ts';

/** A word that may stand at a place. */
export interface Candidate {
  readonly label: string;
  readonly kind: 'plugin' | 'option' | 'keyword' | 'value';
  /** One line: the usage, or what the word is for. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** The word and its required arguments, in the snippet syntax of editors (`forward ${1:FROM} ${2:TO}`). */
  readonly insertText: string;
}

export interface Expectation {
  readonly candidates: readonly Candidate[];
  /** What else may stand here: a zone of the server block, a path. The colours of the values that fit. */
  readonly colours: ReadonlySet<NonNullable<Value<unknown>['colour']>>;
}

/** What may stand at a place, by the declarations alone. The words before the cursor need not be right or complete. */
export function expectAt(plugins: readonly AnyPlugin[], place: Place): Expectation {
  if (place.plugin === undefined) return { candidates: plugins.filter(isCurrent).map(ofPlugin), colours: new Set() };
  const line = lineOf(plugins, place);
  if (!line) return { candidates: [], colours: new Set() };
  if (line.kind === 'arguments') return ofArguments(line.args, line.words);
  const options = Object.entries(line.options).filter(
    ([name, option]) => isCurrent(option) && !(isSettled(option) && isGiven(place, name)),
  );
  const data = line.data ? ofArguments(line.data, []) : { candidates: [], colours: new Set<never>() };
  return {
    candidates: [
      ...options.map(([name, option]) => ofOption(line.plugin, name, option)),
      ...Object.entries(line.variants).map(([name, variant]) => ofKeyword(name, variant.doc, variant.args, 'option')),
      ...data.candidates,
    ],
    colours: data.colours,
  };
}

const isCurrent = ({ until }: { readonly until?: string }): boolean => until === undefined;
/** Would a second one be refused or make the first void? */
const isSettled = (option: Option): boolean => 'kind' in option || option.repeat !== 'collected';
const isGiven = (place: Place, name: string): boolean => place.block?.lines.some(([word]) => word === name) ?? false;

function ofArguments(args: Args, words: readonly string[]): Expectation {
  const candidates = new Map<string, Candidate>();
  const colours = new Set<NonNullable<Value<unknown>['colour']>>();
  for (const row of rowsOf(args)) {
    const bound = bind(row, words);
    // A word that does not fit ends what is known of the line.
    if (bound.misfit && bound.misfit.at < words.length) continue;
    for (const { name, slot } of bound.expected) {
      for (const candidate of ofSlot(name, slot, bound, words)) {
        if (!candidates.has(candidate.label)) candidates.set(candidate.label, candidate);
      }
      if ('value' in slot && slot.value.colour) colours.add(slot.value.colour);
    }
  }
  return { candidates: [...candidates.values()], colours };
}

function ofSlot(name: string, slot: AnySlot, bound: Bound, words: readonly string[]): readonly Candidate[] {
  switch (slot.kind) {
    case 'one':
    case 'list':
    case 'raw': {
      const { words = [], suggestions = [] } = slot.value as Value<unknown>;
      const documentation = describeSlot(name, slot);
      return [...words, ...suggestions].map(label => ({
        label,
        kind: 'value',
        detail: slot.doc || labelOf(name, slot),
        documentation,
        insertText: escapeSnippet(label),
      }));
    }
    case 'flag':
      return [ofKeyword(name, slot.doc, {})];
    case 'choice':
      return ofVariants(slot.variants);
    case 'groups': {
      const last = bound.bindings.at(-1);
      const introduced = last?.slot === slot && words[last.token] === slot.introducedBy && last.path.at(-1) === name;
      if (slot.introducedBy !== undefined && !introduced) return [ofKeyword(slot.introducedBy, slot.doc, {})];
      return ofVariants(slot.variants);
    }
    default: {
      const unknown: never = slot;
      return unknown;
    }
  }
}

const ofVariants = (variants: Variants): readonly Candidate[] =>
  Object.entries(variants).map(([name, { doc, args }]) => ofKeyword(name, doc, args));

const ofKeyword = (name: string, doc: string, args: Args, kind: Candidate['kind'] = 'keyword'): Candidate => ({
  label: name,
  kind,
  detail: signaturesOf(name, args)[0] ?? name,
  documentation: doc,
  insertText: withArguments(name, rowsOf(args)[0]),
});

function ofPlugin(plugin: AnyPlugin): Candidate {
  const [form] = plugin.stanzas as readonly Stanza<Args, Body>[];
  return {
    label: plugin.name,
    kind: 'plugin',
    detail: plugin.summary,
    documentation: describePlugin(plugin),
    insertText: withArguments(plugin.name, form && rowsOf(form.args)[0]),
  };
}

function ofOption(plugin: AnyPlugin, name: string, option: Option): Candidate {
  const args: Args = 'kind' in option ? {} : option.args;
  return {
    label: name,
    kind: 'option',
    detail: signaturesOf(name, args)[0] ?? name,
    documentation: describeOption(plugin, name, option),
    insertText: withArguments(name, rowsOf(args)[0]),
  };
}

/** A name with a placeholder for each argument that must follow it. */
function withArguments(name: string, row: Row = {}): string {
  const required = Object.entries(row).filter(([, slot]) =>
    slot.kind === 'list' || slot.kind === 'raw' ? slot.min > 0 : 'presence' in slot && slot.presence === 'required',
  );
  const places = required.map(([label, slot], index) => {
    const words = wordsOf(slot);
    if (words.length > 0) return `\${${index + 1}|${words.map(escapeChoice).join(',')}|}`;
    return `\${${index + 1}:${escapeSnippet(labelOf(label, slot))}}`;
  });
  return [escapeSnippet(name), ...places].join(' ');
}

function wordsOf(slot: AnySlot): readonly string[] {
  if (slot.kind === 'choice') return Object.keys(slot.variants as Variants);
  return ('value' in slot && (slot.value as Value<unknown>).words) || [];
}

const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
const escapeChoice = (text: string): string => text.replace(/[\\$},|]/g, '\\$&');
