import { copyMessage, decodeMessage, encodeMessage, type Message } from '@corefile/dns';
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
    const { disposition, response } = evaluate(server(), {
      request: decodeMessage(sent).message,
      client: { ip: client, port: 40_000 },
      transport: protocol,
      to: { ip: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) },
      hops: hops + 1,
    });
    if (disposition === 'indeterminate') return { kind: 'unknown' };
    const message = response && throughWire(response);
    return message
      ? { kind: 'answer', message, milliseconds: 0 }
      : { kind: 'failure', reason: 'timeout', milliseconds: 0 };
  },
});

/** So many records of a transfer fit into a message, whatever they are. */
const BATCH = 500;

/**
 * A message as it arrives, so that nothing is shared and nothing survives that the format has no place for. A zone
 * transfer comes in many messages and is put together again. Undefined when it cannot be packed.
 */
function throughWire(sent: Message): Message | undefined {
  const received = { ...sent, answer: [] as Message['answer'] };
  for (let from = 0; from === 0 || from < sent.answer.length; from += BATCH) {
    const { bytes } = encodeMessage({ ...sent, answer: sent.answer.slice(from, from + BATCH) });
    if (!bytes) return undefined;
    const { message } = decodeMessage(bytes);
    for (const record of message.answer) received.answer.push(record);
    if (from === 0) Object.assign(received, message, { answer: received.answer });
  }
  return received;
}
