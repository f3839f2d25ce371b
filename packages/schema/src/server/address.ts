import { fqdn, normalizeName } from '@corefile/dns';
import type { KeyToken } from '@corefile/parser';
import { isKnownIn } from '../version.ts';
import { defaultPorts, isZone, splitTransport, splitZonePort, type Transport } from './zone.ts';

/** One zone that a server block's key names (core/dnsserver/address.go, zoneAddr). */
export interface ServerAddress {
  readonly zone: string;
  readonly port: string;
  readonly transport: Transport;
  readonly key: KeyToken;
}

export const addressText = (address: Pick<ServerAddress, 'zone' | 'port' | 'transport'>, host = ''): string =>
  `${address.transport}://${address.zone}:${address.port}${host ? ` on ${host}` : ''}`;

/** Does CoreDNS make a server for it? Keys with `unix://` are read and never served (core/dnsserver/register.go). */
export const isServed = (address: Pick<ServerAddress, 'transport'> | undefined): boolean =>
  address?.transport !== 'unix';

/**
 * Reads a key of a server block: scheme, zone or network, port; or says why CoreDNS refuses it. Up to 1.14.6 the letter
 * case of a zone made another one.
 */
export function readKey(key: KeyToken, version?: string): { addresses: readonly ServerAddress[]; error?: string } {
  const { transport, rest } = splitTransport(key.text, version);
  const split = splitZonePort(rest, version);
  if (!split.ok) return { addresses: [], error: split.error };
  const bad = split.hosts.find(host => !isZone(host));
  if (bad !== undefined) return { addresses: [], error: `'${bad}.' is not a domain name` };
  const port = split.port || defaultPorts[transport];
  const zoneOf = isKnownIn({ since: '1.14.7' }, version) ? normalizeName : fqdn;
  return { addresses: split.hosts.map(host => ({ zone: zoneOf(host), port, transport, key })) };
}
