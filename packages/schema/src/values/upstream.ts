import { fields, joinHostPort, parseIP, splitHostPort } from '@corefile/golang';
import { defaultPorts, normalizeZones, splitTransport } from '../server/zone.ts';
import { Fault, type Value, value } from '../value.ts';
import { isKnownIn } from '../version.ts';
import { stripZone } from './endpoint.ts';

/** The zone whose queries are sent on: of a network that makes several zones the first alone. */
export const fromZone: Value<string> = value({
  label: 'FROM',
  expects: 'a zone such as . or example.org',
  suggestions: ['.'],
  colour: 'zone',
  matches: token => normalizeZones(token).length > 0,
  read: token => normalizeZones(token)[0] ?? new Fault(`'${token}' is not a zone; write one such as . or example.org`),
});

/** The same up to 1.8.3, when nobody noticed one that is no name: no query is below it. */
export const anyFromZone: Value<string> = value({
  ...fromZone,
  matches: () => true,
  read: token => normalizeZones(token)[0] ?? '',
});

/**
 * A server to ask, as it is written: `[SCHEME://]ADDRESS[:PORT]`, or a file like resolv.conf that names servers. What it
 * comes to depends on which files there are: see `readUpstream`.
 */
export const upstreamText: Value<string> = value({
  label: 'TO',
  expects: 'an address such as 10.0.0.1 or tls://9.9.9.9, or a file like /etc/resolv.conf',
  suggestions: ['/etc/resolv.conf'],
  colour: 'address',
  matches: () => true,
  read: token =>
    splitTransport(token).rest === ''
      ? new Fault(`nothing stands behind the scheme of '${token}'; write an address such as tls://9.9.9.9`)
      : token,
});

/** Servers as `[scheme://]host:port`; or why there are none. */
export type ReadUpstream =
  | { readonly kind: 'servers'; readonly servers: readonly string[] }
  /** The file is there and names no server. */
  | { readonly kind: 'empty file' }
  /** Neither an address nor a file that could be read. */
  | { readonly kind: 'neither'; readonly host: string };

/**
 * `HostPortOrFile` of plugin/pkg/parse, for one argument. An address without a port gets that of its scheme, except
 * for https3, which CoreDNS forgot: there the server is the empty text. Zones of addresses are known since 1.6.7,
 * brackets without a port since 1.14.2.
 */
export function readUpstream(
  text: string,
  readFile?: (path: string) => string | undefined,
  version?: string,
): ReadUpstream {
  const { transport, rest } = splitTransport(text, version);
  const isScoped = rest.includes('%') && !isKnownIn({ since: '1.6.7' }, version);
  const keepsBrackets = !isKnownIn({ since: '1.14.2' }, version);
  if (isScoped) return readResolvConf(rest, readFile);
  if (transport === 'unix') return { kind: 'servers', servers: [`unix://${rest}`] };
  const split = splitHostPort(rest);
  if (split.ok && parseIP(stripZone(split.value.host))) return { kind: 'servers', servers: [text] };
  const host = split.ok || keepsBrackets ? rest : rest.replace(/^[[\]]+|[[\]]+$/g, '');
  if (split.ok || !parseIP(stripZone(host))) return readResolvConf(host, readFile);
  const address = joinHostPort(host, defaultPorts[transport]);
  if (transport === 'https3') return { kind: 'servers', servers: [''] };
  return { kind: 'servers', servers: [transport === 'dns' ? address : `${transport}://${address}`] };
}

function readResolvConf(path: string, readFile?: (path: string) => string | undefined): ReadUpstream {
  // A directory can be opened and holds no line: `forward . .`
  const isDirectory = path !== '' && path.split('/').every(part => part === '' || part === '.' || part === '..');
  const text = isDirectory ? '' : readFile?.(path);
  if (text === undefined) return { kind: 'neither', host: path };
  const servers = text.split('\n').flatMap(line => {
    const [keyword, server] = fields(line);
    return keyword === 'nameserver' && server !== undefined ? [joinHostPort(stripZone(server), '53')] : [];
  });
  return servers.length > 0 ? { kind: 'servers', servers } : { kind: 'empty file' };
}
