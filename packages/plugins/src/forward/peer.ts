import { copyMessage, query as dnsQuery, recordTypes } from '@corefile/dns';
import type { ExchangeResult, Query, World } from '@corefile/evaluator';
import type { Upstream } from './upstreams.ts';

export interface HealthCheck {
  /** Milliseconds between two checks of an upstream that failed. */
  readonly interval: number;
  readonly domain: string;
  readonly recursionDesired: boolean;
  readonly tcp: boolean;
}

/** One upstream and what is known of its health (plugin/pkg/proxy). */
export interface Peer {
  readonly name: string;
  connect(query: Query, protocol: 'udp' | 'tcp', zone: string): ExchangeResult;
  isDown(maxFails: number): boolean;
  /** Starts checking it, unless that is under way; a check that succeeds ends it. */
  checkHealth(): void;
}

/** A health check waits this long for an answer. */
const CHECK_TIMEOUT = 1000;

export function createPeer({ transport, address }: Upstream, world: World, check: HealthCheck): Peer {
  const to = transport === 'dns' ? address : `${transport}://${address}`;
  const over = (protocol: 'udp' | 'tcp') => (transport === 'dns' ? protocol : transport);
  let fails = 0;
  let checking = false;
  const probe = () => {
    const request = dnsQuery(check.domain, recordTypes.NS);
    request.rd = check.recursionDesired;
    const result = world.exchange({ to, protocol: over(check.tcp ? 'tcp' : 'udp'), request, zone: '.', hops: 0 });
    if (result.kind !== 'failure') {
      fails = 0;
      checking = false;
      return;
    }
    const took = result.reason === 'timeout' ? CHECK_TIMEOUT : 0;
    world.schedule(took, () => {
      fails++;
      world.schedule(Math.max(check.interval, 1), probe);
    });
  };
  return {
    name: address,
    connect: (query, protocol, zone) =>
      world.exchange({ to, protocol: over(protocol), request: copyMessage(query.request), zone, hops: query.hops }),
    isDown: maxFails => maxFails !== 0 && fails > maxFails,
    checkHealth() {
      if (checking) return;
      checking = true;
      world.schedule(0, probe);
    },
  };
}
