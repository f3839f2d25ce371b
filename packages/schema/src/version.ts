import type { Formerly } from './as-of.ts';

/** When a plugin, option or keyword is known: the first and the last release of CoreDNS that have it. */
export interface Lifetime {
  readonly since?: string;
  readonly until?: string;
  /** What to write in its place, once it is gone. */
  readonly instead?: string;
  /** What older releases that have it read otherwise. */
  readonly formerly?: readonly Formerly[];
}

/** Order of two releases such as `1.9.4` and `1.10.0`: negative when `a` came first. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map(version => version.split('.').map(Number));
  for (let index = 0; index < 3; index++) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Does the release know it? Without a release, the newest is meant. */
export const isKnownIn = ({ since, until }: Lifetime, version: string | undefined): boolean =>
  version === undefined
    ? until === undefined
    : (since === undefined || compareVersions(since, version) <= 0) &&
      (until === undefined || compareVersions(version, until) <= 0);

/** `'transfer' is not known after CoreDNS 1.7.1; write …`; undefined when the release knows it. */
export function notInVersion(what: string, lifetime: Lifetime, version: string | undefined): string | undefined {
  if (isKnownIn(lifetime, version)) return undefined;
  const { since, until, instead = 'nothing, remove it' } = lifetime;
  if (since !== undefined && version !== undefined && compareVersions(version, since) < 0)
    return `${what} is known since CoreDNS ${since}, and this is for ${version}; remove it, or update the server`;
  return `${what} is not known after CoreDNS ${until}; write ${instead}`;
}
