import { countLabels, isSubDomain, nextLabel, prevLabel } from '@corefile/dns';

/** The longest of the zones that holds the name; '' when none does (plugin.Zones.Matches). */
export function matchZone(zones: readonly string[], name: string): string {
  let found = '';
  for (const zone of zones) if (zone.length > found.length && isSubDomain(zone, name)) found = zone;
  return found;
}

/** The same for many zones, found without trying each. */
export function zoneMatcher(zones: readonly string[]): (name: string) => string {
  const known = new Map<string, string>();
  for (const zone of zones) if (!known.has(lowered(zone))) known.set(lowered(zone), zone);
  return asWritten => {
    const name = lowered(asWritten);
    for (let offset = 0; offset !== -1; offset = nextLabel(name, offset)) {
      const zone = known.get(offset === 0 ? name : name.slice(offset));
      if (zone !== undefined) return zone;
    }
    return known.get('.') ?? '';
  };
}

const lowered = (name: string): string => name.replace(/[A-Z]+/g, letters => letters.toLowerCase());

/** Does a miss of this name go on to the next plugin? (plugin/pkg/fall) */
export const fallsThrough = (zones: readonly string[], name: string): boolean => matchZone(zones, name) !== '';

/** The part of a name left of the zone, without final dot; undefined when nothing is left (dnsutil.TrimZone). */
export function trimZone(name: string, zone: string): string | undefined {
  const { offset, overshot } = prevLabel(name, countLabels(zone));
  return overshot || offset < 1 ? undefined : name.slice(0, offset - 1);
}
