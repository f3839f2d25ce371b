import {
  type Model,
  oncePer,
  type ServerAddress,
  type ServerBlock,
  type Stanza,
  type Transport,
  writtenStanzas,
} from '@corefile/schema';

/** A zone of a server block on one of the addresses it listens on. */
export interface Served {
  readonly block: ServerBlock;
  readonly address: ServerAddress;
  /** '' for all addresses of the machine. */
  readonly host: string;
}

/** The zones behind each socket, by scheme, host and port, in file order. */
export const servedBySocket = oncePer((model: Model): ReadonlyMap<string, readonly Served[]> => {
  const sockets = new Map<string, Served[]>();
  for (const block of model.blocks) {
    for (const host of hostsOf(block)) {
      for (const address of block.addresses) {
        const key = `${address.transport} ${host} ${address.port}`;
        const served = sockets.get(key) ?? [];
        sockets.set(key, served);
        served.push({ block, address, host });
      }
    }
  }
  return sockets;
});

/** Where a block listens, '' for all addresses of the machine; nowhere that is known if its `bind` is refused. */
const hostsOf = (block: ServerBlock): readonly string[] => block.facts.listenHosts ?? (isBound(block) ? [] : ['']);

/** Has it a `bind`, be it one that is refused? */
export const isBound = (block: ServerBlock): boolean =>
  writtenStanzas(block).some(({ plugin }) => plugin.name === 'bind');

/** Transports that speak TLS when the block has a certificate. */
export const isEncrypted = (transport: Transport): boolean => transport !== 'dns' && transport !== 'unix';

/** The first stanza of a block that settles a fact about it, such as its certificate or the hosts it listens on. */
export const stanzaFor = (block: ServerBlock, fact: 'listenHosts' | 'tls' | 'filtered'): Stanza | undefined =>
  block.stanzas.find(({ plugin, config }) => plugin.provides?.([config])[fact] !== undefined);

/** A zone as people write it. */
export const shown = (zone: string): string => (zone === '.' ? zone : zone.replace(/\.$/, ''));
