import type { LoadedToken, Range, Source } from '@corefile/parser';
import {
  type Binding,
  type Model,
  oncePer,
  type ServerBlock,
  type Stanza,
  type StanzaLine,
  writtenLines,
  writtenStanzas,
} from '@corefile/schema';

/** Where in the decoded Corefile a word belongs. */
export interface StanzaPlace {
  readonly block: ServerBlock;
  readonly stanza: Stanza;
  /** The word as CoreDNS reads it, variables replaced. */
  readonly loaded: LoadedToken;
  /** Absent on the plugin's own line. */
  readonly line?: StanzaLine;
  readonly binding?: Binding;
}

type Index = ReadonlyMap<Source, ReadonlyMap<number, StanzaPlace>>;

/** The stanza that the word at the range belongs to, with the argument it fills; the first of several, for a snippet. */
export function stanzaAt(model: Model, { source, start }: Range): StanzaPlace | undefined {
  return indexOf(model).get(source)?.get(start);
}

const indexOf = oncePer((model: Model): Index => {
  const index = new Map<Source, Map<number, StanzaPlace>>();
  for (const block of model.blocks) {
    for (const stanza of writtenStanzas(block)) {
      const places = new Map<unknown, Pick<StanzaPlace, 'line' | 'binding'>>();
      for (const binding of stanza.args.bindings) places.set(stanza.args.tokens[binding.token], { binding });
      for (const line of writtenLines(stanza)) {
        places.set(line.keyword, { line });
        for (const token of line.tokens) places.set(token, { line });
        for (const binding of line.bindings) places.set(line.tokens[binding.token], { line, binding });
      }
      for (const loaded of stanza.tokens) {
        const { source, start } = loaded.token;
        const known = index.get(source) ?? new Map<number, StanzaPlace>();
        index.set(source, known);
        if (!known.has(start)) known.set(start, { block, stanza, loaded, ...places.get(loaded) });
      }
    }
  }
  return index;
});
