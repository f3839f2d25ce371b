import { rcodeToString } from '@corefile/dns';
import type { Range } from '@corefile/parser';
import type { Handler, Next, Outcome, Query } from './handler.ts';
import type { Action, Explain } from './trace.ts';

/** A handler at its place in the chain. */
export interface Link {
  readonly plugin: string;
  readonly at: Range | undefined;
  readonly serve: Handler;
}

const SERVFAIL = 2;

/** Joins handlers to one: each gets the next; behind the last there is only failure (plugin.NextOrFailure). */
export function chain(links: readonly Link[]): Next | undefined {
  return links.reduceRight<Next | undefined>((next, link) => {
    const onward: Next = next ?? (() => ({ rcode: SERVFAIL, error: `plugin/${link.plugin}: no next plugin found` }));
    return query => credit(link.plugin, query.trace ? traced(link, query, onward) : link.serve(query, onward));
  }, undefined);
}

/** The innermost plugin that comes back with a response is the one that made it. */
function credit(plugin: string, outcome: Outcome): Outcome {
  if (outcome.response) outcome.answeredBy ??= plugin; // in place: an outcome with a response belongs to one query
  return outcome;
}

/** Runs a handler and writes its step: its own words where it has some, otherwise what can be seen from outside. */
function traced(link: Link, query: Query, next: Next): Outcome {
  let spoke = false;
  const explain: Explain = (action, why, change = {}) => {
    spoke = true;
    query.trace?.({ plugin: link.plugin, at: link.at, depth: query.depth, ...change, action, why });
  };
  const outcome = link.serve({ ...query, explain }, handed => {
    if (!spoke) explain('pass', 'has nothing to do with this query');
    return next(handed);
  });
  if (!spoke) explain(...seen(outcome));
  return outcome;
}

function seen(outcome: Outcome): [Action, string] {
  if (outcome.indeterminate !== undefined) return ['fail', outcome.indeterminate];
  if (outcome.response) return ['answer', `answers ${nameOfRcode(outcome.response.rcode)}`];
  if (outcome.error !== undefined) return ['fail', outcome.error];
  return leavesToServer(outcome.rcode)
    ? ['refuse', `leaves ${nameOfRcode(outcome.rcode)} to the server`]
    : ['drop', 'sends nothing'];
}

/** Codes with which a plugin leaves the answer to the server; with any other it has written one itself (plugin.ClientWrite). */
export const leavesToServer = (rcode: number): boolean => rcode === 2 || rcode === 5 || rcode === 1 || rcode === 4;

export const nameOfRcode = (rcode: number): string => rcodeToString(rcode) ?? `RCODE${rcode}`;
