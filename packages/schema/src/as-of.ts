import { oncePer } from './once-per.ts';
import type { Body, CheckContext, Head, Report, Stanza } from './plugin.ts';
import type { Args, Extra, Presence } from './slot.ts';
import type { Value } from './value.ts';
import { compareVersions } from './version.ts';

/**
 * How a plugin, option or argument read in older releases: up to and with `upTo` the parts named here were as given, the
 * others as they are. Several add up; of those about the same part, the one of the older release holds.
 */
export interface Formerly {
  readonly upTo: string;
  readonly args?: Args;
  readonly body?: Body;
  readonly stanzas?: readonly Stanza<Args, Body>[];
  readonly occurs?: Head<never>['occurs'];
  readonly extra?: Extra;
  readonly nextArgs?: number;
  readonly repeat?: 'last wins' | 'rejected';
  // biome-ignore lint/suspicious/noExplicitAny: a Value<T> is invariant in T; "any value at all" has no other spelling
  readonly value?: Value<any>;
  readonly presence?: Presence;
  readonly min?: number;
  readonly max?: number;
  // biome-ignore lint/suspicious/noExplicitAny: the configuration of its plugin, as then read
  check?(config: any, report: Report, context: CheckContext): void;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  settles?(config: any): boolean;
  checkLines?: Head<never>['checkLines'];
  // biome-ignore lint/suspicious/noExplicitAny: as above
  startup?(configs: readonly any[], report: Report, context: CheckContext): void;
}

/**
 * A declaration, or anything in one, as a release of CoreDNS had it. What came or went later is still in it: that is
 * for `notInVersion` to say, with words of its own.
 */
export function asOf<T>(declared: T, version: string): T {
  if (Array.isArray(declared))
    return kept(
      declared,
      declared.map(each => asOf(each, version)),
    ) as T;
  if (!isPlain(declared)) return declared;
  const { formerly = [], ...now } = declared as Record<string, unknown> & { formerly?: readonly Formerly[] };
  const older = formerly
    .filter(({ upTo }) => compareVersions(version, upTo) <= 0)
    .toSorted((a, b) => compareVersions(b.upTo, a.upTo))
    .map(({ upTo: _, ...part }) => part);
  const then: Record<string, unknown> = Object.assign({ ...now }, ...older);
  const parts = Object.entries(then).map(([name, part]) => [name, asOf(part, version)] as const);
  if (older.length === 0 && parts.every(([name, part]) => part === now[name])) return declared;
  const made = Object.freeze(Object.fromEntries(parts));
  origins.set(made, declared);
  return made as T;
}

const origins = new WeakMap<object, object>();

/** The declaration of which a plugin is a release's reading. */
export const declaredOf = <T extends object>(plugin: T): T => (origins.get(plugin) as T | undefined) ?? plugin;

/** The releases up to which anything in a declaration was read otherwise, oldest first. */
export const limitsOf = oncePer((declared: object): readonly string[] =>
  [...new Set(limitsWithin(declared))].sort(compareVersions),
);

function limitsWithin(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(limitsWithin);
  if (!isPlain(part)) return [];
  const { formerly = [], ...rest } = part as { formerly?: readonly Formerly[] };
  return [...formerly.map(({ upTo }) => upTo), ...limitsWithin(formerly), ...Object.values(rest).flatMap(limitsWithin)];
}

const kept = (before: readonly unknown[], after: readonly unknown[]): readonly unknown[] =>
  after.every((each, index) => each === before[index]) ? before : after;

const isPlain = (part: unknown): part is object =>
  typeof part === 'object' && part !== null && Object.getPrototypeOf(part) === Object.prototype;
