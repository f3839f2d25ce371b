import { parseURL } from '@corefile/golang';
import { Fault, value } from '@corefile/schema';

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
