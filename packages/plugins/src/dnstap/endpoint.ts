import { parseURL } from '@corefile/golang';
import { Fault, readUpstream, type Value, value } from '@corefile/schema';

/** A Unix socket's path, or host and port. */
export interface DnstapEndpoint {
  readonly protocol: 'unix' | 'tcp' | 'tls';
  readonly address: string;
}

/** `tcp://HOST:PORT` and `tls://HOST:PORT` must be URLs; everything else is the path of a socket. */
export const dnstapEndpoint = value<DnstapEndpoint>({
  label: 'ENDPOINT',
  expects: 'a socket such as /tmp/dnstap.sock, or tcp://HOST:PORT, or tls://HOST:PORT',
  suggestions: ['tcp://', 'tls://', 'unix:///'],
  colour: 'address',
  matches: () => true,
  read(token) {
    const protocol = token.startsWith('tls://') ? 'tls' : token.startsWith('tcp://') ? 'tcp' : 'unix';
    if (protocol === 'unix') return { protocol, address: token.startsWith('unix://') ? token.slice(7) : token };
    const url = parseURL(token);
    return url.ok ? { protocol, address: url.value.host } : new Fault(`${url.error}; write ${protocol}://HOST:PORT`);
  },
});

/** Up to 1.10.1 there was no TLS: `tls://…` was the path of a socket. */
export const endpointWithoutTls: Value<DnstapEndpoint> = value({
  ...dnstapEndpoint,
  expects: 'a socket such as /tmp/dnstap.sock, or tcp://HOST:PORT',
  suggestions: ['tcp://', 'unix:///'],
  read: token => (token.startsWith('tls://') ? { protocol: 'unix', address: token } : dnstapEndpoint.read(token)),
});

/** Up to 1.9.2 no host name stood behind `tcp://`. */
export const endpointByAddress: Value<DnstapEndpoint> = value({
  ...endpointWithoutTls,
  expects: 'a socket such as /tmp/dnstap.sock, or tcp:// and an IP address',
  read(token) {
    if (!token.startsWith('tcp://')) return endpointWithoutTls.read(token);
    const read = readUpstream(token.slice('tcp://'.length));
    return read.kind === 'servers'
      ? { protocol: 'tcp', address: read.servers[0] ?? '' }
      : new Fault(
          `'${token}' has no IP address; write one such as tcp://127.0.0.1:6000, host names are known since CoreDNS 1.9.3`,
        );
  },
});
