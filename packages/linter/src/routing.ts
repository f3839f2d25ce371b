import { query as question } from '@corefile/dns';
import { type Listener, listenersOf, type Query, route, type Site } from '@corefile/evaluator';
import { type Model, oncePer, type ServerBlock, type Transport, writtenStanzas } from '@corefile/schema';
import { isBound } from './listeners.ts';

export interface Socket {
  readonly transport: Transport;
  /** '' for all addresses. */
  readonly host: string;
  readonly port: string;
}

/** Asks the router that answers queries which server block a name reaches. Views let everything in here. */
export interface Routing {
  /** The listener a packet to this address comes to: the one bound to it, or that on all addresses. */
  listenerAt(socket: Socket): Listener | undefined;
  blockFor(listener: Listener, name: string): ServerBlock | undefined;
}

export const routingOf = oncePer((model: Model): Routing => {
  const placed = model.blocks.filter(block => block.facts.listenHosts || !isBound(block));
  const sites = placed.map((block): Site => {
    const serves = writtenStanzas(block).some(({ plugin }) => plugin.role === 'handler');
    return { block, chain: serves ? () => ({ rcode: 0 }) : undefined, instances: [], viewName: '' };
  });
  const listeners = new Map(listenersOf(sites, () => false).map(listener => [keyOf(listener), listener] as const));
  return {
    listenerAt: socket => listeners.get(keyOf(socket)) ?? listeners.get(keyOf({ ...socket, host: '' })),
    blockFor(listener, name) {
      const routed = route(listener.zones, queryFor(name));
      return routed.kind === 'site' ? routed.site.block : undefined;
    },
  };
});

const keyOf = ({ transport, host, port }: Socket): string => `${transport} ${host} ${port}`;

const endpoint = { ip: '192.0.2.1', port: 40000 };
const queryFor = (name: string): Query => ({
  request: question(name, 1),
  client: endpoint,
  local: endpoint,
  protocol: 'udp',
  lookup: () => ({ rcode: 0 }),
  supportedOptions: new Set(),
  metadata: undefined,
  isCancelled: () => false,
  view: '',
  loop: 0,
  depth: 0,
  hops: 0,
  trace: undefined,
  explain: undefined,
});
