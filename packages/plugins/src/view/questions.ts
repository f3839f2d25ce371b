import { classToString, typeToString, wireLength } from '@corefile/dns';
import { classOf, nameOf, type Query, sizeOf, typeOf, wantsDnssec } from '@corefile/evaluator';
import { contains, type ExpressionFunction, parseCIDR, parseIP } from '@corefile/golang';

/** What an expression asks of a query, by name (plugin/pkg/expression). */
export const questionsOf = (query: Query): Readonly<Record<string, ExpressionFunction>> => ({
  incidr: isInNetwork,
  metadata: label => query.metadata?.get(label as string)?.() ?? '',
  type: () => typeToString(typeOf(query)),
  name: () => nameOf(query),
  class: () => classToString(classOf(query)),
  proto: () => query.protocol,
  size: () => wireLength(query.request, false),
  client_ip: () => query.client.ip,
  port: () => String(query.client.port),
  id: () => query.request.id,
  opcode: () => query.request.opcode,
  do: () => wantsDnssec(query),
  bufsize: () => sizeOf(query),
  server_ip: () => query.local.ip,
  server_port: () => String(query.local.port),
});

function isInNetwork(address = '', network = ''): boolean | { readonly error: string } {
  const ip = parseIP(address);
  if (!ip) return { error: 'first argument is not an IP address' };
  const cidr = parseCIDR(network);
  return cidr.ok ? contains(cidr.value.net, ip) : { error: cidr.error };
}
