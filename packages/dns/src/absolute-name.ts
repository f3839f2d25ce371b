import { isDomainName, isFqdn } from './name.ts';

/**
 * A name of a zone file made absolute (toAbsoluteName of miekg/dns): `@` is the origin, a name without final dot is below
 * it. undefined: the name is invalid, or relative where there is no origin.
 */
export function absoluteName(name: string, origin: string): string | undefined {
  if (name === '@') return origin === '' ? undefined : origin;
  // A line break stands for a name that is missing: `MX 20 ; no host`.
  if (name === '\n' || !isDomainName(name)) return undefined;
  if (isFqdn(name)) return name;
  if (origin === '') return undefined;
  return origin === '.' ? `${name}.` : `${name}.${origin}`;
}
