import { isSubDomain } from '@corefile/dns';
import { contains, parseCIDR, parseIP, splitHostPort } from '@corefile/golang';
import {
  type CheckedFile,
  defineRule,
  type Finding,
  pluginNames,
  replaceWord,
  routingOf,
  soundBlocks,
  stanzasOf,
  unsafe,
  wordsFor,
} from '@corefile/linter';
import { Fault, type Infer, type ServerBlock, type Stanza, stripZone } from '@corefile/schema';
import type { schema } from '../schema.ts';
import { readUpstreams, type Upstream } from '../upstreams.ts';

const STUB = '127.0.0.53';
/** Docker's own resolver: what is sent there never reaches a socket of the container. */
const DOCKER = '127.0.0.11';
const ownNetworks = ['127.0.0.0/8', '::1/128', '0.0.0.0/32', '::/128'].flatMap(text => {
  const read = parseCIDR(text);
  return read.ok ? [read.value.net] : [];
});

export const forwardLoopbackUpstream = defineRule({
  name: 'forward-loopback-upstream',
  code: 'CF321',
  severity: 'warning',
  summary: 'Queries are forwarded to the machine itself, and come back.',
  why: 'A query that is sent to an address and port on which the same CoreDNS listens comes back to the block that sent it, again and again, until connections or memory run out; with the plugin `loop` CoreDNS notices and ends. `127.0.0.53` is the stub of systemd-resolved: within a container there is none, and on the host it often has this very CoreDNS as its server. A forward to another server block of the same file, on a port of its own, is fine.',
  fix: 'Name the servers themselves. On a machine with systemd-resolved they stand in `/run/systemd/resolve/resolv.conf`.',
  bad: '.:53 {\n    forward . 127.0.0.53\n}',
  good: '.:53 {\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const stanza of stanzasOf<typeof schema>(block, 'forward')) {
        const words = wordsFor(stanza, 'to');
        for (const [index, text] of stanza.config.to.entries()) {
          const at = words[index];
          const read = readUpstreams([text]);
          const upstream = read instanceof Fault ? undefined : read.upstreams[0];
          if (!at || !upstream || upstream.byName) continue;
          const found = problemOf(file, block, stanza, upstream);
          if (!found) continue;
          const resolved = upstream.address === `${STUB}:53` && words.length === 1;
          report(at, {
            ...found,
            fixes: resolved
              ? unsafe("Use systemd-resolved's own list", replaceWord(at, '/run/systemd/resolve/resolv.conf'))
              : [],
          });
        }
      }
    }
  },
});

function problemOf(
  file: CheckedFile,
  block: ServerBlock,
  stanza: Stanza<Infer<typeof schema>>,
  { transport, address }: Upstream,
): Finding | undefined {
  const split = splitHostPort(address);
  if (!split.ok) return undefined;
  const { port } = split.value;
  const host = stripZone(split.value.host);
  if (host === DOCKER && port === '53') return undefined;
  const ip = parseIP(host);
  const local = ip !== undefined && ownNetworks.some(network => contains(network, ip));
  const hosts = block.facts.listenHosts;
  if (!local && !hosts?.includes(host)) return undefined;
  const routing = routingOf(file.model);
  const listener = routing.listenerAt({ transport, host, port });
  const from = stanza.config.from;
  const name =
    listener &&
    block.zones
      .map(zone => nameBelow(from, zone))
      .find(each => each !== undefined && routing.blockFor(listener, each) === block);
  const loops = pluginNames(block, file).has('loop');
  if (name !== undefined)
    return {
      what: `${address} is this server itself, so that a query for ${from} comes back to this block`,
      why: loops
        ? 'the plugin loop notices and ends CoreDNS'
        : 'each query goes round until connections or memory run out',
      instead: 'name another server',
    };
  const bound = hosts && hosts.length > 0 && file.profile !== 'cluster';
  if (host !== STUB || port !== '53' || bound) return undefined;
  return {
    what: `${STUB} is the stub of systemd-resolved, reachable on the host alone`,
    why: 'in a container nobody listens there, and where the stub has this CoreDNS as its server the query comes back',
    instead: 'name the servers themselves, or on the host the file /run/systemd/resolve/resolv.conf',
  };
}

/** A name that both zones hold and no smaller zone is likely to have. */
const nameBelow = (a: string, b: string): string | undefined => {
  const deeper = isSubDomain(a, b) ? b : isSubDomain(b, a) ? a : undefined;
  return deeper === undefined ? undefined : deeper === '.' ? 'loop-test.invalid.' : `loop-test.${deeper}`;
};
