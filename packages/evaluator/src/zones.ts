import { isSubDomain } from '@corefile/dns';

/** The longest of the zones that holds the name; '' when none does (plugin.Zones.Matches). */
export function matchZone(zones: readonly string[], name: string): string {
  let found = '';
  for (const zone of zones) if (zone.length > found.length && isSubDomain(zone, name)) found = zone;
  return found;
}

/** Does a miss of this name go on to the next plugin? (plugin/pkg/fall) */
export const fallsThrough = (zones: readonly string[], name: string): boolean => matchZone(zones, name) !== '';
