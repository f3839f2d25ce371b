import { copyMessage, isSubDomain, rcodes, replyTo } from '@corefile/dns';
import {
  failWith,
  fallsThrough,
  type Handler,
  type HandlerOf,
  indeterminate,
  matchesQuestion,
  nameOf,
  policyNamed,
  type World,
} from '@corefile/evaluator';
import { type Infer, readUpstream } from '@corefile/schema';
import type { schema } from './schema.ts';

/** Asks other servers over gRPC (plugin/grpc): each upstream once, in the order of the policy. */
export const handle: HandlerOf<typeof schema> = ([stanza], { world }) => {
  const { config } = stanza as NonNullable<typeof stanza>;
  return { name: 'grpc', serve: askOverGrpc(config, world) };
};

const LAST = 'plugin/grpc: no next plugin found';

function askOverGrpc(config: Infer<typeof schema>, world: World): Handler {
  const servers = config.to.flatMap(to => {
    const read = readUpstream(to, path => world.readFile(path));
    return read.kind === 'servers' ? read.servers : [];
  });
  const policy = policyNamed(config.policy, world.random);
  const except = config.except.flat();
  const { from, fallthrough = [] } = config;
  const takes = (name: string) =>
    isSubDomain(from, name) && (name === from || !except.some(zone => isSubDomain(zone, name)));
  return (query, next) => {
    const name = nameOf(query);
    if (!takes(name)) {
      query.explain?.('pass', `${name} is not sent on`);
      return next(query);
    }
    let error: string | undefined;
    for (const server of policy(servers)) {
      const result = world.exchange({
        to: `grpc://${server}`,
        protocol: 'grpc',
        request: copyMessage(query.request),
        zone: from,
        hops: query.hops,
      });
      if (result.kind === 'unknown')
        return indeterminate(`would ask ${server} over gRPC, and no fixture says what that answers`);
      if (result.kind === 'failure') {
        error = `${server}: ${result.reason}`;
        query.explain?.('fail', `${server} does not answer (${result.reason})`);
        continue;
      }
      const { message } = result;
      if (!matchesQuestion(query, message)) {
        query.explain?.('fail', `${server} answers another question`);
        return { rcode: rcodes.NOERROR, response: replyTo(query.request, rcodes.FORMERR) };
      }
      query.explain?.('forward', `${server} answers with ${message.answer.length} records`);
      if (message.rcode === rcodes.NXDOMAIN && fallsThrough(fallthrough, name)) {
        query.explain?.('fallthrough', 'NXDOMAIN goes on to the next plugin');
        const outcome = next(query);
        // With nothing behind it, the NXDOMAIN is answered after all.
        if (outcome.error !== LAST) return outcome;
      }
      return { rcode: rcodes.NOERROR, response: message, forwarded: true };
    }
    if (fallsThrough(fallthrough, name)) {
      const outcome = next(query);
      if (outcome.error !== LAST) return outcome;
    }
    return failWith(rcodes.SERVFAIL, error ?? 'no healthy gRPC proxies');
  };
}
