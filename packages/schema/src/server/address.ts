import { normalizeName } from '@corefile/dns';
import type { KeyToken } from '@corefile/parser';
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

/** Reads a key of a server block: scheme, zone or network, port; or says why CoreDNS refuses it. */
export function readKey(key: KeyToken): { addresses: readonly ServerAddress[]; error?: string } {
  const { transport, rest } = splitTransport(key.text);
  const split = splitZonePort(rest);
  if (!split.ok) return { addresses: [], error: split.error };
  const bad = split.hosts.find(host => !isZone(host));
  if (bad !== undefined) return { addresses: [], error: `'${bad}.' is not a domain name` };
  const port = split.port || defaultPorts[transport];
  return { addresses: split.hosts.map(host => ({ zone: normalizeName(host), port, transport, key })) };
}
