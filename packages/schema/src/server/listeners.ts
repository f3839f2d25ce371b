import type { ServerBlock } from '../model.ts';
import type { SchemaProblem } from '../problem.ts';
import { isKnownIn } from '../version.ts';
import { addressText, isServed, type ServerAddress } from './address.ts';

/**
 * No two unfiltered blocks may serve one zone on one listener, nor may one listen on all addresses and another on some
 * of them for the same zone and port (core/dnsserver: validateZonesAndListeningAddresses). Also refuses ports that
 * cannot be listened on.
 */
export function checkListeners(blocks: readonly ServerBlock[], version?: string): readonly SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const registered = new Map<string, ServerAddress>();
  const byPort = new Map<string, { address: ServerAddress; host: string }>();
  for (const block of blocks) {
    const hosts = block.facts.listenHosts ?? [''];
    for (const address of block.addresses) {
      const isFiltered = block.facts.filtered && isServed(address); // filters come to an address with its server
      const port = Number(address.port || '0');
      if (hosts.length > 0 && !(port >= 0 && port <= 65535)) {
        problems.push(
          problem('endpoint-address', `port ${address.port} is out of range; write one from 0 to 65535`, address),
        );
        continue;
      }
      for (const host of hosts) {
        // A host that is no address stands for those of an interface, which only the machine knows.
        const exact = addressText(address, host);
        const unbound = addressText(address);
        const same = registered.get(exact);
        const overlap = byPort.get(unbound);
        if (same) {
          // A filtered block may share its zone with an unfiltered one; up to 1.14.2 only when it stood before that.
          if (!isFiltered || !isKnownIn({ since: '1.14.3' }, version)) {
            problems.push(
              problem(
                'duplicate-zone',
                `${exact} is served already; give one of the two another zone or port`,
                address,
                same,
              ),
            );
          }
        } else if (overlap && (host === '' || registered.has(unbound))) {
          const other = host === '' ? addressText(overlap.address, overlap.host) : unbound;
          problems.push(
            problem(
              'listener-overlap',
              `${exact} overlaps with ${other}: one listens on all addresses, the other on some`,
              address,
              overlap.address,
            ),
          );
        } else if (!isFiltered) {
          registered.set(exact, address);
          byPort.set(unbound, { address, host });
        }
      }
    }
  }
  return problems;
}

/**
 * QUIC has no unencrypted form: a `quic://` or `https3://` listener of which no block has a certificate cannot start;
 * nor could an `https://` one from 1.8.0 to 1.8.6.
 */
export function checkEncryption(blocks: readonly ServerBlock[], version?: string): readonly SchemaProblem[] {
  const encrypted = isKnownIn({ since: '1.8.0', until: '1.8.6' }, version)
    ? ['quic', 'https3', 'https']
    : ['quic', 'https3'];
  const listeners = new Map<string, { address: ServerAddress; tls: boolean }>();
  for (const { addresses, facts } of blocks) {
    for (const address of addresses) {
      if (!encrypted.includes(address.transport)) continue;
      for (const host of facts.listenHosts ?? ['']) {
        const socket = `${address.transport} ${host} ${address.port}`;
        const known = listeners.get(socket);
        listeners.set(socket, { address: known?.address ?? address, tls: (known?.tls ?? false) || facts.tls === true });
      }
    }
  }
  return [...listeners.values()].flatMap(({ address, tls }) =>
    tls
      ? []
      : [
          problem(
            'listener-without-tls',
            `${address.transport}:// cannot be served without a certificate; add tls CERT KEY to the block`,
            address,
          ),
        ],
  );
}

function problem(
  code: SchemaProblem['code'],
  message: string,
  address: ServerAddress,
  first?: ServerAddress,
): SchemaProblem {
  const related = first ? [{ message: 'first defined here', at: first.key.token }] : [];
  return { code, message, at: address.key.token, related, environment: false };
}
