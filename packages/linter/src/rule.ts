import type { LoadedToken, ProblemCode, Program, Range } from '@corefile/parser';
import type { AnyPlugin, Infer, Model, SchemaProblemCode, ServerBlock, Stanza } from '@corefile/schema';
import type { Fix, Related, Severity } from './problem.ts';

/**
 * A rule carries its own documentation and its first tests: `bad` must raise it, `good` must not. It either looks for
 * something itself (`check`) or gives a name and a page to what the parser or the schema already found (`raisedBy`).
 */
export interface Rule {
  readonly name: string;
  /** CF1xx syntax, 2xx schema, 3xx order and meaning, 4xx Kubernetes, 5xx performance, 6xx security, 7xx versions. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence, as lists show it. */
  readonly summary: string;
  /** Why it matters and what CoreDNS does; markdown, in our own words. */
  readonly why: string;
  /** What to write instead. */
  readonly fix: string;
  readonly bad: string;
  readonly good: string;
  /** Where the advice applies; everywhere when left out. */
  readonly profiles?: readonly Profile[];
  readonly raisedBy?: readonly (ProblemCode | SchemaProblemCode)[];
  check?(file: CheckedFile, report: ReportFinding): void;
}

/** Where a Corefile is to run: what is right in a cluster may be wrong on a laptop. */
export type Profile = 'cluster' | 'standalone' | 'dev';

export interface CheckedFile {
  readonly program: Program;
  readonly model: Model;
  readonly profile: Profile;
  /** The plugins that the server is built with, in execution order. */
  readonly plugins: readonly AnyPlugin[];
}

/** A place to point at: a token, or any stretch of a source. */
export type Place = LoadedToken | Range;

export interface Finding {
  /** What is wrong here. */
  readonly what: string;
  /** What comes of it. */
  readonly why?: string;
  /** What to write instead. */
  readonly instead?: string;
  readonly related?: readonly { readonly message: string; readonly at: Place }[];
  readonly fixes?: readonly Fix[];
}
export type ReportFinding = (at: Place, finding: Finding) => void;

export const defineRule = <const R extends Rule>(rule: R): R => Object.freeze(rule);

/** The stanzas of one plugin, typed by its declaration: `stanzasOf<typeof schema>(block, 'forward')`. */
export const stanzasOf = <P>(block: ServerBlock, plugin: string): readonly Stanza<Infer<P>>[] =>
  block.stanzas.filter(stanza => stanza.plugin.name === plugin) as readonly Stanza<Infer<P>>[];

export const rangeOf = (at: Place): Range =>
  'token' in at ? { source: at.token.source, start: at.token.start, end: at.token.end } : at;

export const messageOf = ({ what, why, instead }: Finding): string =>
  `${[what, why].filter(Boolean).join(': ')}${instead ? `; ${instead}` : ''}`;

export const relatedOf = (related: Finding['related'] = []): readonly Related[] =>
  related.map(({ message, at }) => ({ message, range: rangeOf(at) }));
