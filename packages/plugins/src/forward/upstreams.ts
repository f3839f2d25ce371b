import { isDomainName } from '@corefile/dns';
import { parseIP, splitHostPort } from '@corefile/golang';
import { defaultPorts, Fault, readUpstream, splitTransport } from '@corefile/schema';

/** CoreDNS takes so many arguments that give a server. */
export const MOST_UPSTREAMS = 15;

/** A server that queries are forwarded to. */
export interface Upstream {
  readonly transport: 'dns' | 'tls' | 'https';
  /** `host:port`; a host name where the Corefile has one, which CoreDNS looks up once, at start. */
  readonly address: string;
  /** Name that its certificate must have; '' for none of its own. */
  readonly serverName: string;
  /** Must be looked up first: it may turn out to be several addresses, or none. */
  readonly byName: boolean;
}

export interface Upstreams {
  readonly upstreams: readonly Upstream[];
  /** Arguments that give a server; files that name none do not count. CoreDNS takes 15 at most. */
  readonly entries: number;
  /** Paths that cannot be read, so that they are taken for host names. */
  readonly unread: readonly string[];
}

/**
 * The servers that forward's arguments come to, in order and each once, or why CoreDNS refuses them
 * (plugin/forward/resolve.go and setup.go). Two are the same when host and port are, whatever the transport: the first
 * stays. `[scheme://]host%name:port` carries the TLS name.
 */
export function readUpstreams(
  to: readonly string[],
  readFile?: (path: string) => string | undefined,
): Upstreams | Fault {
  const withPath = to.find(text => text.startsWith('https://') && text.slice('https://'.length).includes('/'));
  if (withPath !== undefined)
    return new Fault(`'${withPath}' has a path; write the address alone, /dns-query is asked anyway`);
  const servers: { text: string; byName: boolean }[] = [];
  const unread: string[] = [];
  let entries = 0;
  for (const text of to) {
    const read = readUpstream(text, readFile);
    if (read.kind === 'empty file') continue;
    entries++;
    if (read.kind === 'servers') for (const text of read.servers) servers.push({ text, byName: false });
    else {
      const named = readHostName(text);
      if (named === undefined)
        return new Fault(`'${text}' is neither an address nor a file nor a host name; write one such as 10.0.0.1:53`);
      if (text.includes('/') && !text.includes('://')) unread.push(text);
      servers.push({ text: named, byName: true });
    }
  }
  const upstreams: Upstream[] = [];
  const seen = new Set<string>();
  for (const { text, byName } of servers) {
    const { host, serverName } = splitServerName(text);
    const { transport, rest: address } = splitTransport(host);
    if (seen.has(address)) continue;
    seen.add(address);
    if (transport !== 'dns' && transport !== 'tls' && transport !== 'https')
      return new Fault(`'${host}' asks for ${transport}; forward knows dns, tls and https`);
    upstreams.push({ transport, address, serverName: transport === 'tls' ? serverName : '', byName });
  }
  return upstreams.length > 0
    ? { upstreams, entries, unread }
    : new Fault('the files name no server; add a nameserver line or an address');
}

/** Takes `%name` out of a server's text and keeps the port behind it. */
function splitServerName(text: string): { host: string; serverName: string } {
  const scheme = text.includes('://') ? text.slice(0, text.indexOf('://') + 3) : '';
  const rest = text.slice(scheme.length);
  const lead = scheme === '://' ? '' : scheme;
  const percent = rest.lastIndexOf('%');
  if (percent < 0) return { host: lead + rest, serverName: '' };
  let host = rest.slice(0, percent);
  if (host.startsWith('[')) host += ']';
  let serverName = rest.slice(percent + 1);
  const colon = serverName.lastIndexOf(':');
  if (colon >= 0) {
    host += serverName.slice(colon);
    serverName = serverName.slice(0, colon).replace(/\]$/, '');
  }
  return { host: lead + host, serverName };
}

/** The server a host name stands for, with the port and name it has; undefined when it can be no host name. */
function readHostName(text: string): string | undefined {
  const { host, serverName } = splitServerName(text);
  const { transport, rest } = splitTransport(host);
  if (transport !== 'dns' && transport !== 'tls' && transport !== 'https') return undefined;
  const split = splitHostPort(rest);
  const name = (split.ok ? split.value.host : rest).replace(/^[[\]]+|[[\]]+$/g, '');
  const port = split.ok ? split.value.port : defaultPorts[transport];
  if (name === '' || !isDomainName(name) || parseIP(name)) return undefined;
  if (transport === 'dns') return `${name}:${port}`;
  return `${transport}://${name}${serverName === '' ? '' : `%${serverName}`}:${port}`;
}
