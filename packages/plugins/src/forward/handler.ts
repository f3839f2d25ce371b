import { isSubDomain, type Message, rcodes, rcodeToString, replyTo } from '@corefile/dns';
import {
  failWith,
  type Handler,
  type HandlerOf,
  indeterminate,
  matchesQuestion,
  nameOf,
  policyNamed,
  type Query,
  randomPolicy,
  type World,
} from '@corefile/evaluator';
import { Fault, type Infer } from '@corefile/schema';
import { createPeer, type Peer } from './peer.ts';
import type { schema } from './schema.ts';
import { readUpstreams } from './upstreams.ts';

type Config = Infer<typeof schema>;

/** Asks other servers (plugin/forward). Stanzas stand in the chain one behind the other. */
export const handle: HandlerOf<typeof schema> = (stanzas, { world }) => ({
  name: 'forward',
  serve: stanzas.map(({ config }, index) => forwardTo(config, world, index < stanzas.length - 1)),
});

/** No query is worked on for longer than this, milliseconds. */
const DEADLINE = 5000;
const READ_TIMEOUT = 2000;
const ATTEMPTS_PER_UPSTREAM = 2;

function forwardTo(config: Config, world: World, hasNext: boolean): Handler {
  const read = readUpstreams(config.to, path => world.readFile(path));
  const { interval = 500, options = [] } = config.health_check ?? {};
  const check = {
    interval,
    domain: options.flatMap(option => (option.kind === 'domain' ? [option.value] : [])).at(-1) ?? '.',
    recursionDesired: !options.some(({ kind }) => kind === 'no_rec'),
    tcp: config.force_tcp,
  };
  const peers = read instanceof Fault ? [] : read.upstreams.map(upstream => createPeer(upstream, world, check));
  const policy = policyNamed(config.policy, world.random);
  const except = config.except.flat();
  const takes = (name: string) =>
    isSubDomain(config.from, name) && (name === config.from || !except.some(zone => isSubDomain(zone, name)));
  return (query, next) => {
    const name = nameOf(query);
    if (!takes(name)) {
      query.explain?.(
        'pass',
        isSubDomain(config.from, name)
          ? `${name} is excepted from ${config.from}`
          : `${name} lies outside ${config.from}`,
      );
      return next(query);
    }
    return ask(query, { config, world, peers, list: policy(peers), hasNext }, () => next(query));
  };
}

interface Asking {
  readonly config: Config;
  readonly world: World;
  readonly peers: readonly Peer[];
  readonly list: readonly Peer[];
  readonly hasNext: boolean;
}

function ask(
  query: Query,
  { config, world, peers, list, hasNext }: Asking,
  handOn: () => ReturnType<Handler>,
): ReturnType<Handler> {
  const deadline = world.now() + DEADLINE;
  const maxFails = config.max_fails ?? 2;
  const mostAttempts = config.max_connect_attempts ?? ATTEMPTS_PER_UPSTREAM * list.length;
  const next = config.next.flat();
  const failover = config.failover.flat();
  let at = 0;
  let down = 0;
  let attempts = 0;
  let failovers = 0;
  let error = 'no healthy proxies';
  while (world.now() < deadline && !query.isCancelled() && (mostAttempts === 0 || attempts < mostAttempts)) {
    if (at >= list.length) {
      at = 0;
      down = 0;
    }
    let peer = list[at++] as Peer;
    if (peer.isDown(maxFails)) {
      down++;
      if (down < peers.length) continue;
      if (config.failfast_all_unhealthy_upstreams) break;
      // All are down, so the checks themselves are not believed: any one is tried.
      peer = randomPolicy(world.random)(peers)[0] as Peer;
    }
    query.metadata?.set('forward/upstream', () => peer.name);
    const result = connect(query, peer, config);
    if (result.kind === 'unknown')
      return indeterminate(`would forward to ${peer.name}, and no fixture says what that answers`);
    if (result.kind === 'failure') {
      world.advance(result.reason === 'timeout' ? (config.read_timeout ?? READ_TIMEOUT) : result.milliseconds);
      error = failureText(peer, result.reason);
      query.explain?.('fail', `${peer.name} does not answer (${result.reason})`);
      if (maxFails !== 0) peer.checkHealth();
      if (mostAttempts > 0) attempts++;
      if (down < peers.length) continue;
      break;
    }
    const { message } = result;
    message.id = query.request.id;
    if (!matchesQuestion(query, message)) {
      query.explain?.('fail', `${peer.name} answers another question`);
      return { rcode: rcodes.NOERROR, response: replyTo(query.request, rcodes.FORMERR) };
    }
    query.explain?.('forward', `${peer.name} answers ${describe(message)}`);
    if (failover.includes(message.rcode) && ++failovers < peers.length) continue;
    if (
      hasNext &&
      (next.includes(message.rcode) || (config.next_on_nodata && message.rcode === 0 && message.answer.length === 0))
    ) {
      query.explain?.('fallthrough', `that answer goes to the next forward stanza instead of the client`);
      return handOn();
    }
    return { rcode: rcodes.NOERROR, response: message, forwarded: true };
  }
  return failWith(rcodes.SERVFAIL, error);
}

/** Over the client's protocol unless told otherwise; a truncated answer over preferred UDP is fetched again over TCP. */
function connect(query: Query, peer: Peer, config: Config) {
  const protocol = config.force_tcp ? 'tcp' : config.prefer_udp ? 'udp' : query.protocol;
  const result = peer.connect(query, protocol, config.from);
  if (result.kind === 'answer' && result.message.tc && !config.force_tcp && config.prefer_udp)
    return peer.connect(query, 'tcp', config.from);
  return result;
}

const failureText = ({ name }: Peer, reason: string): string =>
  reason === 'timeout' ? `read udp ->${name}: i/o timeout` : `read udp ->${name}: read: connection ${reason}`;

const describe = ({ rcode, answer }: Message): string =>
  `${rcodeToString(rcode) ?? rcode} with ${answer.length} records`;
