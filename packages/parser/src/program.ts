import type { Glob } from './glob.ts';
import type { Problem } from './problem.ts';
import type { Source, Token } from './token.ts';

/** A token as a plugin's setup sees it. */
export interface LoadedToken {
  /** Environment references replaced, but for the name of a directive: Caddy stores that as it was written. */
  readonly text: string;
  readonly token: Token;
  /** As Caddy's Token.File: '' for the main file, the absolute path for an imported one. */
  readonly file: string;
  readonly line: number;
  /** The import that put the token here; the importing token's own `importedBy` continues the chain. */
  readonly importedBy?: ImportRecord;
}

/** One address of a server block: variables replaced, trailing comma removed. */
export interface KeyToken {
  readonly text: string;
  readonly token: LoadedToken;
}

/** One use of a directive. Its tokens are `[from, to)` of the block's joined tokens of that name. */
export interface Stanza {
  /** Variables replaced: the name by which the directive is looked up. */
  readonly name: string;
  readonly tokens: readonly LoadedToken[];
  readonly from: number;
  readonly to: number;
}

export interface LoadedBlock {
  readonly keys: readonly KeyToken[];
  /** The tokens of all stanzas of one name, joined: the stream that the plugin's setup reads. */
  readonly directives: ReadonlyMap<string, readonly LoadedToken[]>;
  /** In the order of the text. */
  readonly stanzas: readonly Stanza[];
  /** Absent when the block is written without braces. */
  readonly open?: LoadedToken;
  readonly close?: LoadedToken;
}

export interface Snippet {
  readonly name: string;
  readonly token: LoadedToken;
  /** Without the braces; never looked at unless the snippet is imported. */
  readonly tokens: readonly LoadedToken[];
}

/** Where an import led. */
export type ImportTarget =
  | { readonly kind: 'snippet'; readonly snippet: Snippet }
  /** `files` is empty when a pattern matches nothing, which CoreDNS only logs. */
  | { readonly kind: 'files'; readonly pattern: string; readonly files: readonly Source[] }
  /** There is a problem that says why. */
  | { readonly kind: 'none' };

/** One expansion; an import inside a snippet has as many records as the snippet has uses. */
export interface ImportRecord {
  readonly token: LoadedToken;
  readonly argument?: LoadedToken;
  readonly target: ImportTarget;
}

/** What CoreDNS makes of a Corefile before plugins read their tokens. */
export interface Program {
  readonly main: Source;
  readonly blocks: readonly LoadedBlock[];
  /** What CoreDNS throws away without a word: blocks without an address, and addresses of which nothing is left. */
  readonly dropped: { readonly blocks: readonly LoadedBlock[]; readonly keys: readonly LoadedToken[] };
  /** The word where reading stopped, in a text that is longer than anybody writes; see `MOST_WORDS`. */
  readonly unread?: LoadedToken;
  /** Nothing to serve was found: CoreDNS runs `.:53 { whoami log }` instead. False if there are problems. */
  readonly usesDefault: boolean;
  /** The first is CoreDNS's own and the only one it would report. */
  readonly problems: readonly Problem[];
  readonly imports: readonly ImportRecord[];
  readonly snippets: ReadonlyMap<string, Snippet>;
  /** The main file and every file imported, each once. */
  readonly sources: readonly Source[];
}

/** The world outside the text. All paths are absolute and POSIX. */
export interface Host {
  /** UTF-8 decoded, a byte order mark kept (one is dropped while scanning, as CoreDNS does). */
  readFile(path: string): string | { readonly error: 'missing' | 'directory' | 'unreadable' };
  /** As Go's filepath.Glob (glob.ts has it): a path without wildcards matches if it exists, a directory too. */
  glob(pattern: string): Glob;
  /** Only variables that are set: beware of `process.env.toString`. */
  env(name: string): string | undefined;
}
