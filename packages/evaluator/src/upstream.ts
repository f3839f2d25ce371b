import { copyMessage, decodeMessage, encodeMessage } from '@corefile/dns';
import { evaluate, type Server } from './evaluate.ts';
import type { Exchange, ExchangeResult, World } from './world.ts';

/** One server that queries may be forwarded to. */
export interface Upstream {
  /** `host:port` or `scheme://host:port`, as Exchange has it; `*` is every address. */
  readonly match: string;
  /** Only for queries that this zone's forwarding sends. */
  readonly zone?: string;
  answer(exchange: Exchange): ExchangeResult;
}

/** Asks the first upstream that matches; without one nobody knows the answer. */
export const exchangeWith =
  (upstreams: readonly Upstream[]): World['exchange'] =>
  exchange => {
    const fitting = upstreams.find(
      ({ match, zone }) => (match === '*' || match === exchange.to) && (zone === undefined || zone === exchange.zone),
    );
    return fitting?.answer(exchange) ?? { kind: 'unknown' };
  };

/** An upstream that does not answer. A timeout takes as long as the asker waits; it decides how long that is. */
export const failingUpstream = (match: string, reason: 'timeout' | 'refused' | 'closed'): Upstream => ({
  match,
  answer: () => ({ kind: 'failure', reason, milliseconds: 0 }),
});

/** More servers in a row than this forward in a circle. */
const MOST_HOPS = 12;

/** An upstream that is a CoreDNS of its own, running another Corefile. */
export const corefileUpstream = (match: string, server: () => Server, client = '127.0.0.1'): Upstream => ({
  match,
  answer({ to, protocol, request, hops }) {
    if (hops >= MOST_HOPS) return { kind: 'failure', reason: 'timeout', milliseconds: 0 };
    const address = to.replace(/^\w+:\/\//, '');
    const colon = address.lastIndexOf(':');
    const sent = encodeMessage(copyMessage(request)).bytes;
    if (!sent) return { kind: 'failure', reason: 'closed', milliseconds: 0 };
    const { disposition, packed } = evaluate(server(), {
      request: decodeMessage(sent).message,
      client: { ip: client, port: 40_000 },
      transport: protocol,
      to: { ip: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) },
      hops: hops + 1,
      pack: true,
    });
    if (disposition === 'indeterminate') return { kind: 'unknown' };
    if (!packed) return { kind: 'failure', reason: 'timeout', milliseconds: 0 };
    // Through the wire, so that nothing is shared and nothing survives that the format has no place for.
    return { kind: 'answer', message: decodeMessage(packed).message, milliseconds: 0 };
  },
});
