import { type EdnsOption, parseIp, stringToBytes, subnetOption, toIpv4 } from '@corefile/dns';
import { familyOf, octets, printedName, type Query, typeOf } from '@corefile/evaluator';

/** What a variable of a `local` rule stands for; undefined when there is nothing, and the rule does not apply. */
export function localData(variable: string, query: Query): Uint8Array | undefined {
  switch (variable) {
    case 'qname':
      return stringToBytes(printedName(query));
    case 'qtype':
      return u16(typeOf(query));
    case 'client_ip':
      return addressOctets(query, query.client.ip);
    case 'server_ip':
      return addressOctets(query, query.local.ip);
    case 'client_port':
      return u16(query.client.port);
    case 'server_port':
      return u16(query.local.port);
    case 'protocol':
      return stringToBytes(query.protocol);
    default: {
      const value = query.metadata?.get(variable)?.() ?? '';
      return value === '' ? undefined : stringToBytes(octets(value));
    }
  }
}

const u16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 0xff);

/** In the family of the client: a server that listens on all addresses (`::`) has none for a client of IPv4. */
function addressOctets(query: Query, text: string): Uint8Array | undefined {
  const address = parseIp(text);
  const ipv4 = address && toIpv4(address);
  if (familyOf(query) === 1) return ipv4;
  return ipv4 ? Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, ...ipv4) : address;
}

/** The client's network; undefined for an address that cannot be read. */
export function clientSubnet(client: string, v4: number, v6: number): EdnsOption | undefined {
  const address = parseIp(client);
  if (!address) return undefined;
  return address.length === 4 ? subnetOption(1, v4, 0, address) : subnetOption(2, v6, 0, address);
}
