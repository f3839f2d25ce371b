import type { Model, ServerAddress, ServerBlock, Stanza, Transport } from '@corefile/schema';

/** A zone of a server block on one of the addresses it listens on. */
export interface Served {
  readonly block: ServerBlock;
  readonly address: ServerAddress;
  /** '' for all addresses of the machine. */
  readonly host: string;
}

/** The zones behind each socket, by scheme, host and port, in file order. */
export function servedBySocket(model: Model): ReadonlyMap<string, readonly Served[]> {
  const sockets = new Map<string, Served[]>();
  for (const block of model.blocks) {
    for (const host of block.facts.listenHosts ?? ['']) {
      for (const address of block.addresses) {
        const key = `${address.transport} ${host} ${address.port}`;
        const served = sockets.get(key) ?? [];
        sockets.set(key, served);
        served.push({ block, address, host });
      }
    }
  }
  return sockets;
}

/** Transports that speak TLS when the block has a certificate. */
export const isEncrypted = (transport: Transport): boolean => transport !== 'dns' && transport !== 'unix';

/** The first stanza of a block that settles a fact about it, such as its certificate or the hosts it listens on. */
export const stanzaFor = (block: ServerBlock, fact: 'listenHosts' | 'tls' | 'filtered'): Stanza | undefined =>
  block.stanzas.find(({ plugin, config }) => plugin.provides?.([config])[fact] !== undefined);

/** A zone as people write it. */
export const shown = (zone: string): string => (zone === '.' ? zone : zone.replace(/\.$/, ''));
