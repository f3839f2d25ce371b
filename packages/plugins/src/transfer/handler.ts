import { isType, type Message, rcodes, recordTypes, replyTo, typeToString } from '@corefile/dns';
import {
  failWith,
  findTsig,
  type Handler,
  type HandlerOf,
  matchZone,
  nameOf,
  type Query,
  respond,
  type TransferResult,
  typeOf,
} from '@corefile/evaluator';
import { splitHostPort } from '@corefile/golang';
import type { schema } from './schema.ts';

interface Rule {
  readonly zones: readonly string[];
  readonly to: readonly string[];
}

/** Hands over whole zones that other plugins of the block know (plugin/transfer). Notifies are no answers and not sent. */
export const handle: HandlerOf<typeof schema> = (stanzas, setup) => {
  const rules: readonly Rule[] = stanzas.map(({ config }) => ({ zones: config.zones, to: config.to.flat() }));
  const serve: Handler = (query, next) => {
    const type = typeOf(query);
    if (type !== recordTypes.AXFR && type !== recordTypes.IXFR) {
      query.explain?.('pass', 'only queries for whole zones (AXFR, IXFR) concern it');
      return next(query);
    }
    if (query.protocol !== 'tcp') {
      query.explain?.('refuse', 'zones are transferred over TCP only');
      return { rcode: rcodes.REFUSED };
    }
    const zone = nameOf(query);
    const rule = ruleFor(rules, zone);
    if (!rule) {
      query.explain?.('pass', `${zone} is in none of the zones that may be transferred`);
      return next(query);
    }
    if (!isAllowed(rule, query.client.ip)) {
      query.explain?.('refuse', `${query.client.ip} is not among the addresses behind 'to'`);
      return respond(replyTo(query.request, rcodes.REFUSED));
    }
    const serial = serialOf(query);
    if (serial === undefined) {
      query.explain?.('fail', 'an IXFR query says in one SOA record which version of the zone the client has');
      return { rcode: rcodes.SERVFAIL };
    }
    let result: TransferResult = 'not authoritative';
    for (const { transfer } of setup.plugins()) {
      result = transfer?.(zone, serial) ?? 'not authoritative';
      if (result !== 'not authoritative') break;
    }
    if (result === 'not authoritative') {
      query.explain?.('pass', `no plugin of the block has the whole zone ${zone}`);
      return next(query);
    }
    if ('indeterminate' in result) return { rcode: rcodes.SERVFAIL, indeterminate: result.indeterminate };
    if ('error' in result) return failWith(rcodes.SERVFAIL, result.error);
    const reply = replyTo(query.request);
    reply.answer = [...result];
    if (result.length === 0) {
      query.explain?.('drop', `${zone} has no records at all`);
      return { rcode: rcodes.NOERROR };
    }
    if (result.length === 1 && result[0] && isType(result[0], 'SOA')) {
      query.explain?.('answer', `the client has the zone's version ${result[0].rdata.serial} already`);
      return respond(reply);
    }
    reply.aa = true;
    query.explain?.('answer', `${typeToString(type)} of ${zone}: ${result.length} records`);
    return { rcode: rcodes.NOERROR, response: withTsig(query, reply, setup.world.now()), whole: true };
  };
  return { name: 'transfer', serve };
};

/** The rule whose zone is the longest above the name; of equally long ones the first. */
function ruleFor(rules: readonly Rule[], name: string): Rule | undefined {
  let found: Rule | undefined;
  let longest = '';
  for (const rule of rules) {
    const zone = matchZone(rule.zones, name);
    if (zone.length <= longest.length) continue;
    longest = zone;
    found = rule;
  }
  return found;
}

/** Ports do not count: they are where notifies go. What has no port ends the list without a match. */
function isAllowed({ to }: Rule, client: string): boolean {
  for (const address of to) {
    if (address === '*') return true;
    const split = splitHostPort(address);
    if (!split.ok) return false;
    if (split.value.host === client) return true;
  }
  return false;
}

/** 0 asks for everything. Undefined when an IXFR does not say what the client has. */
function serialOf(query: Query): number | undefined {
  if (typeOf(query) === recordTypes.AXFR) return 0;
  const [soa, ...others] = query.request.authority;
  return soa && others.length === 0 && isType(soa, 'SOA') ? soa.rdata.serial : undefined;
}

/** A signed query that the plugin tsig has let pass, being for other zones, is answered with a signature all the same. */
function withTsig(query: Query, reply: Message, now: number): Message {
  const tsig = findTsig(query.request);
  if (!tsig || query.tsig !== 'valid') return reply;
  const rdata = { ...tsig.rdata, timeSigned: Math.floor(now / 1000), macSize: 0, mac: '', originalId: reply.id };
  reply.additional = [{ ...tsig, class: 255, ttl: 0, rdata: { ...rdata, error: 0, otherLength: 0, otherData: '' } }];
  return reply;
}
