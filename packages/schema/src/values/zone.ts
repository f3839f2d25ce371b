import { isDomainName, normalizeName } from '@corefile/dns';
import { normalizeZones } from '../server/zone.ts';
import { type List, many } from '../slot.ts';
import { Fault, type Value, value } from '../value.ts';

/** A zone as plugins read theirs: scheme and port dropped, a network expanded to its reverse zones; nothing when it is no name. */
export const origin: Value<readonly string[]> = value({
  label: 'ZONE',
  expects: 'a zone such as example.org',
  colour: 'zone',
  matches: token => normalizeZones(token).length > 0,
  read: normalizeZones,
});

/** `[ZONES...]`: the zones of the server block when left out; a word that is no name is dropped without a word, as CoreDNS does. */
export const zones = (doc: string): List<readonly string[], readonly string[]> => ({
  ...many(origin, doc),
  join: (items, surroundings) => (items.length > 0 ? items.flat() : surroundings.zones),
});

/** Zones named outright, without the server block's as a default. */
export const ownZones = (doc: string, options: { min?: number } = {}): List<readonly string[], readonly string[]> => ({
  ...many(origin, doc, options),
  join: items => items.flat(),
});

/** `fallthrough [ZONES...]`: every zone when left out (plugin/pkg/fall). */
export const fallthroughZones: List<readonly string[], readonly string[]> = {
  ...many(origin, 'zones below which a miss is handed to the next plugin; all when left out'),
  join: items => (items.length > 0 ? items.flat() : ['.']),
};

/** Zones that are not checked at all, only written in normal form; every zone when left out. */
export const uncheckedZones = (doc: string): List<string, readonly string[]> => ({
  ...many(uncheckedZone, doc),
  join: items => (items.length > 0 ? items : ['.']),
});
const uncheckedZone: Value<string> = value({
  label: 'ZONE',
  expects: 'a zone such as example.org',
  colour: 'zone',
  matches: () => true,
  read: normalizeName,
});

/** One domain name, in lower case with its final dot. */
export const name: Value<string> = value({
  label: 'NAME',
  expects: 'a domain name such as www.example.org',
  colour: 'zone',
  matches: isDomainName,
  read: token =>
    isDomainName(token)
      ? normalizeName(token)
      : new Fault(`'${token}' is not a domain name; write one such as www.example.org`),
});
