import { joinHostPort, parseIP, splitHostPort, toLower } from '@corefile/golang';
import { Fault, type Value, value } from '../value.ts';

/** An address to listen on, `[HOST]:PORT` (net.SplitHostPort: the colon is what counts). */
export const listenAddress: Value<string> = value({
  label: 'ADDRESS',
  expects: 'an address with a port such as :8080 or localhost:9153',
  colour: 'address',
  matches: token => splitHostPort(token).ok,
  read(token) {
    const split = splitHostPort(token);
    return split.ok
      ? token
      : new Fault(`'${token}' is not an address with a port; write one such as :8080 or localhost:9153`);
  },
});

/** Drops what follows the last `%`: the zone of an IPv6 address, or the TLS name of an upstream (plugin/pkg/parse). */
export const stripZone = (host: string): string => (host.includes('%') ? host.slice(0, host.lastIndexOf('%')) : host);

/**
 * An IP address with an optional port, `host:port` once read (plugin/pkg/parse, HostPort); `scoped`: it may have a
 * zone, as in `fe80::1%eth0`.
 */
export const hostPort = ({ defaultPort = '53', scoped = true } = {}): Value<string> =>
  value({
    label: 'ADDRESS',
    expects: 'an IP address, with a port if it is not 53',
    colour: 'address',
    matches: token => readHostPort(token, defaultPort, scoped) !== undefined,
    read: token =>
      readHostPort(token, defaultPort, scoped) ??
      new Fault(
        `'${token}' is not an IP address with an optional port; write one such as 10.0.0.1 or [2001:db8::1]:5353`,
      ),
  });

function readHostPort(token: string, defaultPort: string, scoped: boolean): string | undefined {
  const isAddress = (text: string) => parseIP(scoped ? stripZone(text) : text) !== undefined;
  const split = splitHostPort(token);
  if (!split.ok) return isAddress(token) ? joinHostPort(token, defaultPort) : undefined;
  return isAddress(split.value.host) ? joinHostPort(split.value.host, split.value.port || defaultPort) : undefined;
}

/** Services whose names CoreDNS takes for TCP ports on any machine; others it looks up in /etc/services. */
const services = ['domain', 'ftp', 'ftps', 'gopher', 'http', 'https', 'imap2', 'imap3', 'imaps'].concat([
  'pop3',
  'pop3s',
  'smtp',
  'ssh',
  'submissions',
  'telnet',
]);

/** Why no machine can listen on an address that `listenAddress` took (net.Listen), or undefined: `:99999`, `:foo`. */
export function unlistenable(address: string): string | undefined {
  const split = splitHostPort(address);
  const port = split.ok ? split.value.port : '';
  const number = /^[+-]?(\d*)$/.exec(port);
  const known = number ? Number(number[1]) <= (port.startsWith('-') ? 0 : 65535) : services.includes(toLower(port));
  return known ? undefined : `'${port}' is not a port; write a number from 0 to 65535`;
}
