import type { LoadedBlock, LoadedToken, Program } from '@corefile/parser';
import type { Binding } from './bind.ts';
import type { AnyPlugin, BlockFacts } from './plugin.ts';
import type { SchemaProblem } from './problem.ts';
import type { ServerAddress } from './server/address.ts';
import type { Row } from './slot.ts';

/** A Corefile decoded by the declarations of its plugins. */
export interface Model {
  readonly program: Program;
  /** Server blocks in file order. */
  readonly blocks: readonly ServerBlock[];
  readonly problems: readonly SchemaProblem[];
  /** Release of CoreDNS it is for; absent: the newest. */
  readonly version?: string;
}

export interface ServerBlock {
  readonly index: number;
  readonly loaded: LoadedBlock;
  /** One for each zone and transport that the keys name; a CIDR key gives several. */
  readonly addresses: readonly ServerAddress[];
  /** Normalised zones of the keys, in the order of CoreDNS's `ServerBlockKeys`. */
  readonly zones: readonly string[];
  /** The keys as CoreDNS keeps them: `dns://example.org.:53`. */
  readonly keys: readonly string[];
  readonly facts: BlockFacts;
  /** Those whose arguments are taken, in execution order: by the order of the plugins, then of the text. */
  readonly stanzas: readonly Stanza[];
  /** Those whose own line is refused, so that nobody knows what they were meant to do. */
  readonly refused: readonly Stanza[];
  /** Is it sound, so that a chain can be built from it? */
  readonly valid: boolean;
}

/** One use of a plugin. */
export interface Stanza<Config = unknown> {
  readonly plugin: AnyPlugin;
  /** The plugin's name where it is written. */
  readonly head: LoadedToken;
  readonly args: BoundLine;
  readonly lines: readonly StanzaLine[];
  /** Lines of its block that are refused; `config` is what the others say. */
  readonly refused: readonly StanzaLine[];
  readonly config: Config;
  /** All its tokens, head to closing brace. */
  readonly tokens: readonly LoadedToken[];
  /** Is there no mistake in it? */
  readonly valid: boolean;
}

/** Tokens and the slots they fill. */
export interface BoundLine {
  readonly tokens: readonly LoadedToken[];
  readonly bindings: readonly Binding[];
  readonly row: Row;
  /** Does CoreDNS take them? */
  readonly valid: boolean;
}

/** A line of the stanza's block: an option, an entry, or data (`name` ''). */
export interface StanzaLine extends BoundLine {
  readonly name: string;
  readonly keyword: LoadedToken;
  readonly config: unknown;
}

/** All stanzas of a block, for what concerns words and not what they come to. */
export const writtenStanzas = ({ stanzas, refused }: ServerBlock): readonly Stanza[] => [...stanzas, ...refused];

/** All lines of a stanza's block, likewise. */
export const writtenLines = ({ lines, refused }: Pick<Stanza, 'lines' | 'refused'>): readonly StanzaLine[] => [
  ...lines,
  ...refused,
];

/** The token to point at for an argument, option or line of a stanza; its head when there is none. */
export function placeOf(stanza: Pick<Stanza, 'head' | 'args' | 'lines'>, name?: string | StanzaLine): LoadedToken {
  if (name === undefined) return stanza.head;
  if (typeof name !== 'string') return name.keyword;
  const line = stanza.lines.find(line => line.name === name);
  if (line) return line.keyword;
  const binding = stanza.args.bindings.find(binding => binding.path.includes(name));
  return (binding && stanza.args.tokens[binding.token]) ?? stanza.head;
}
