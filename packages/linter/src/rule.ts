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
  /** Release of CoreDNS that the examples are for; the newest when left out. */
  readonly release?: string;
  /** Where the advice applies; everywhere when left out. */
  readonly profiles?: readonly Profile[];
  /** Of no use on a mere guess: silent unless the user has named the profile. */
  readonly namedProfileOnly?: true;
  /** What it names: always reported as an error, whatever severity the rule's own findings have. */
  readonly raisedBy?: readonly RefusalCode[];
  /** Refusals that it may take over from the rule that names them, because it has more to say in a certain case. */
  readonly refines?: readonly RefusalCode[];
  /** Says more of a refusal among `raisedBy` and `refines`, or leaves it to the next rule. */
  refine?(refusal: Refusal, file: CheckedFile): Refinement | undefined;
  check?(file: CheckedFile, report: ReportFinding): void;
}

export type RefusalCode = ProblemCode | SchemaProblemCode;

/** What CoreDNS refuses, as the parser or the schema found it. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  /** The words it is about, even where CoreDNS names a later line. */
  readonly about: Range;
}

/** What is left out stays as the refusal has it. */
export interface Refinement extends Partial<Omit<Finding, 'severity'>> {
  readonly at?: Place;
}

/** Where a Corefile is to run: what is right in a cluster may be wrong on a laptop. */
export type Profile = 'cluster' | 'standalone' | 'dev';

export interface CheckedFile {
  readonly program: Program;
  readonly model: Model;
  readonly profile: Profile;
  /** The plugins that the server is built with, in execution order. */
  readonly plugins: readonly AnyPlugin[];
  /** Is there nothing at a path as the Corefile gives it? Absent when nobody knows the files of its machine. */
  readonly isMissing?: ((path: string) => boolean) | undefined;
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
  /** Where it weighs less, or more, than the rule in general; never an error, for CoreDNS starts. */
  readonly severity?: Exclude<Severity, 'error'>;
}
export type ReportFinding = (at: Place, finding: Finding) => void;

export const defineRule = <const R extends Rule>(rule: R): R => Object.freeze(rule);

/** The stanzas of one plugin, typed by its declaration: `stanzasOf<typeof schema>(block, 'forward')`. */
export const stanzasOf = <P>(block: ServerBlock, plugin: string): readonly Stanza<Infer<P>>[] =>
  (block.loaded.directives.has(plugin)
    ? block.stanzas.filter(stanza => stanza.plugin.name === plugin)
    : none) as readonly Stanza<Infer<P>>[];
const none: readonly Stanza[] = [];

export const rangeOf = (at: Place): Range =>
  'token' in at ? { source: at.token.source, start: at.token.start, end: at.token.end } : at;

export const messageOf = ({ what, why, instead }: Pick<Finding, 'what' | 'why' | 'instead'>): string =>
  `${[what, why].filter(Boolean).join(': ')}${instead ? `; ${instead}` : ''}`;

export const relatedOf = (related: Finding['related'] = []): readonly Related[] =>
  related.map(({ message, at }) => ({ message, range: rangeOf(at) }));
