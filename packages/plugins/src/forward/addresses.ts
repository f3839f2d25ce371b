import { type CheckContext, isKnownIn, type Report, readUpstream, splitTransport } from '@corefile/schema';
import { MOST_UPSTREAMS } from './upstreams.ts';

/**
 * Servers to ask as releases up to 1.14.3 read them (plugin/pkg/parse, HostPortOrFile): addresses and files, no host
 * names. What a release took is told apart by its number, the newest of them when there is none.
 */
export function checkAddresses(
  { to, tls_servername }: { readonly to: readonly string[]; readonly tls_servername?: string | undefined },
  report: Report,
  { readFile, version = '1.14.3' }: CheckContext,
): void {
  const knows = (since: string) => isKnownIn({ since }, version);
  const refuse = (message: string, environment = false) => report(message, { at: 'to', environment });
  let servers = 0;
  let unread = false;
  for (const text of to) {
    const { transport, rest } = splitTransport(text, version);
    const read = readUpstream(text, readFile, version);
    if (read.kind === 'empty file') continue;
    if (read.kind === 'neither') {
      unread = true;
      // The machine has a file of that path or has not; a word without a slash was meant for a host.
      if (rest.includes('/')) refuse(`the file ${rest} cannot be read`, true);
      else refuse(`'${text}' is no IP address; write one, host names are known since CoreDNS 1.14.4`);
      continue;
    }
    servers += read.servers.length;
    // Of an address of https3 without a port nothing is left, and so no scheme that could be refused.
    const isLost = read.kind === 'servers' && read.servers[0] === '';
    if (knows('1.6.8') && !isLost && transport !== 'dns' && transport !== 'tls')
      refuse(
        transport === 'https'
          ? `'${text}': https:// is known since CoreDNS 1.14.5; write tls:// or a plain address`
          : `'${text}' asks for ${transport}; forward knows dns and tls`,
      );
  }
  // tls://ADDRESS%NAME came with 1.13.2
  if (tls_servername && knows('1.13.2') && to.some(text => text.startsWith('tls://') && text.includes('%')))
    refuse('tls_servername and a name behind % of an upstream exclude each other; keep one');
  if (servers === 0 && !unread && knows('1.6.8'))
    refuse('the files name no server; add a nameserver line or an address');
  if (servers > MOST_UPSTREAMS) refuse(`${servers} upstreams are too many; name ${MOST_UPSTREAMS} at most`);
}
