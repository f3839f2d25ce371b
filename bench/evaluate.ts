import { query, stringToType } from '@corefile/dns';
import {
  corefileUpstream,
  createClock,
  createServer,
  createWorld,
  evaluate,
  exchangeWith,
  type Server,
} from '@corefile/evaluator';
import { load } from '@corefile/parser';
import { order, schemas } from '@corefile/plugins';
import { decode } from '@corefile/schema';

const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };

/** The Corefile of a cluster, without what only serves operations, and the upstream behind it. */
export const corefile = (port: number, upstream: number, options = '') => `.:${port} {
    kubernetes cluster.local in-addr.arpa ip6.arpa {
        pods insecure
        fallthrough in-addr.arpa ip6.arpa
        ${options}
    }
    cache 30
    forward . 127.0.0.1:${upstream}
}
`;
export const upstreamCorefile = (port: number) => `.:${port} {
    template IN A example.com {
        answer "{{ .Name }} 60 IN A 203.0.113.1"
    }
    template ANY ANY {
        rcode NXDOMAIN
    }
}
`;

export function build(manifests: readonly unknown[]): Server {
  const clock = createClock(0);
  const server = (text: string, more: object = {}) => {
    const model = decode(load({ path: '/Corefile', text }, host), schemas);
    if (model.problems.length > 0) throw new Error(model.problems[0]?.message);
    return createServer(model, order, createWorld({ clock, ...more }));
  };
  const upstream = server(upstreamCorefile(5300));
  const exchange = exchangeWith([corefileUpstream('127.0.0.1:5300', () => upstream)]);
  return server(corefile(1053, 5300), { manifests, exchange });
}

/** Queries a second that the engine answers in one process. */
export function queriesPerSecond(server: Server, lines: readonly string[], seconds = 3): number {
  const asks = lines.map(line => {
    const [name = '', type = 'A'] = line.split(' ');
    return { name: `${name}.`, type: stringToType(type) ?? 1 };
  });
  const client = { ip: '10.244.1.7', port: 40_000 };
  const round = () => {
    for (const { name, type } of asks) evaluate(server, { request: query(name, type), client });
  };
  round(); // warm
  const began = performance.now();
  let rounds = 0;
  while (performance.now() - began < seconds * 1000) {
    round();
    rounds++;
  }
  return (rounds * asks.length) / ((performance.now() - began) / 1000);
}
