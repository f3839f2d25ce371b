import { fqdn, isDomainName, normalizeName, reverseAddress } from '@corefile/dns';
import { atoi, type IPNet, ipString, parseCIDR, utf8Length } from '@corefile/golang';
import { isKnownIn } from '../version.ts';

/**
 * The transports a scheme can name, with the port a key of that scheme has by default (plugin/pkg/transport).
 * A `unix://` key is accepted, has no port, and no server is ever made for it.
 */
export const defaultPorts = {
  dns: '53',
  tls: '853',
  quic: '853',
  grpc: '443',
  https: '443',
  https3: '443',
  unix: '',
} as const;
export type Transport = keyof typeof defaultPorts;

// In CoreDNS's order: `https3://` before its own prefix `https://`.
const schemes: readonly Transport[] = ['tls', 'dns', 'quic', 'grpc', 'https3', 'https', 'unix'];

/** Releases that brought a scheme; before, its text was part of the zone. */
const since: { readonly [T in Transport]?: string } = { quic: '1.11.0', unix: '1.11.0', https3: '1.13.2' };

/** Splits `tls://example.org` into scheme and rest; no scheme means dns (plugin/pkg/parse/transport.go). */
export function splitTransport(text: string, version?: string): { transport: Transport; rest: string } {
  for (const transport of schemes) {
    const first = since[transport];
    if (first !== undefined && !isKnownIn({ since: first }, version)) continue;
    if (text.startsWith(`${transport}://`)) return { transport, rest: text.slice(transport.length + 3) };
  }
  return { transport: 'dns', rest: text };
}

export type HostPort =
  | { readonly ok: true; readonly hosts: readonly string[]; readonly port: string }
  | { readonly ok: false; readonly error: string };

/**
 * A zone with an optional port; a network in CIDR notation becomes its reverse zones, several when the mask does not
 * end on an octet (IPv6: nibble); up to 1.8.3 the one zone around them. As `SplitHostPort` of plugin/normalize.go.
 */
export function splitZonePort(text: string, version?: string): HostPort {
  const colon = text.lastIndexOf(':');
  let port = '';
  let zone = text;
  if (colon === text.length - 1) return { ok: false, error: `nothing stands after the last colon of '${text}'` };
  if (colon !== -1) {
    const number = atoi(text.slice(colon + 1));
    if (number.ok) {
      port = String(number.value);
      zone = text.slice(0, colon);
    }
  }
  if (utf8Length(zone) > 255) return { ok: false, error: 'the zone is longer than 255 bytes' };
  if (!isDomainName(zone)) return { ok: false, error: `'${zone}' is not a domain name` };
  const network = parseCIDR(zone);
  if (!network.ok) return { ok: true, hosts: [zone], port };
  const { net } = network.value;
  if (!isKnownIn({ since: '1.8.4' }, version)) return { ok: true, hosts: [reverseZone(aroundNetwork(net))], port };
  if (zone.startsWith(':') || (zone.startsWith('0') && zone.includes(':')))
    return { ok: false, error: `'${zone}' cannot be a reverse zone` };
  return { ok: true, hosts: splitNetwork(net).map(reverseZone), port };
}

/** Zones of a text as a plugin's `[ZONES...]` reads it: scheme and port stripped, lower case, final dot; none when it is no name. */
export function normalizeZones(text: string): readonly string[] {
  const split = splitZonePort(splitTransport(text).rest);
  return split.ok ? split.hosts.map(normalizeName) : [];
}

/** A fully qualified zone must still be a domain name: `ȶ` is one, `ȶ.` is not. */
export const isZone = (host: string): boolean => splitZonePort(fqdn(host)).ok;

/** The networks on octet or nibble boundaries that make up a network (plugin/pkg/cidr). */
function splitNetwork(network: IPNet): readonly IPNet[] {
  const { bits } = network;
  const step = bits === 32 ? 8 : 4;
  const length = Math.ceil(network.ones / step) * step;
  const count = 2 ** (length - network.ones);
  return Array.from({ length: count }, (_, index) => {
    const ip = [...network.ip];
    // The subnets differ within one octet: `step` divides 8, so the index fits between the old mask and the new.
    const octet = Math.floor((length - 1) / 8);
    const shift = (8 - (length % 8)) % 8;
    ip[octet] = ((ip[octet] ?? 0) + (index << shift)) & 0xff;
    return { ip, ones: length, bits };
  });
}

/** The one network up to 1.8.3 made of any: rounded to an octet or nibble, in its middle too (`/15` is taken for `/16`). */
function aroundNetwork(network: IPNet): IPNet {
  const step = network.bits === 32 ? 8 : 4;
  const rest = network.bits - network.ones;
  return { ...network, ones: network.bits - step * Math.floor((rest + (rest % step)) / step) };
}

/** The reverse zone of a network that ends on a boundary. */
function reverseZone(network: IPNet): string {
  const full = reverseAddress(ipString(network.ip)) ?? '';
  const { bits } = network;
  const labels = (bits - network.ones) / (bits === 32 ? 8 : 4);
  return full.split('.').slice(labels).join('.');
}
