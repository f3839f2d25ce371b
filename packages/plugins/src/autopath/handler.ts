import { copyMessage, isSubDomain, type Message, rcodes, rcodeToString, record } from '@corefile/dns';
import {
  failWith,
  type HandlerOf,
  leavesToServer,
  matchZone,
  type Next,
  nameOf,
  type Outcome,
  panicked,
  printedName,
  type Query,
  searchDomains,
  trimZone,
} from '@corefile/evaluator';
import { equalFold } from '@corefile/golang';
import type { schema } from './schema.ts';

/** Does a client's search on the server (plugin/autopath). Of several stanzas the last one's zones count. */
export const handle: HandlerOf<typeof schema> = (stanzas, { plugin, world }) => {
  const zones = stanzas.at(-1)?.config.zones ?? [];
  const sources = stanzas.map(({ config }) => config.resolv);
  const provider = sources.findLast(source => source.kind === 'plugin');
  const file = sources.findLast(source => source.kind === 'file');
  // The empty text at the end is the name without any domain.
  const own = file ? [...searchDomains(world.readFile(file.path) ?? ''), ''] : [];
  return {
    name: 'autopath',
    serve(query, next) {
      const name = nameOf(query);
      if (matchZone(zones, name) === '') {
        query.explain?.('pass', `${name} lies in none of the zones ${zones.join(' ')}`);
        return next(query);
      }
      const autoPath = provider && plugin(provider.plugin)?.autoPath;
      const path = autoPath ? autoPath(query) : own;
      const [first] = path;
      if (first === undefined) {
        query.explain?.('pass', `no search path is known for the client ${query.client.ip}`);
        return next(query);
      }
      if (name !== first && !isSubDomain(first, name)) {
        query.explain?.('pass', `${name} does not end in ${first}, the first domain of the client's search path`);
        return next(query);
      }
      const base = trimZone(printedName(query), first);
      if (base === undefined) {
        query.explain?.('fail', `nothing stands before the domain ${first}`);
        return failWith(rcodes.SERVFAIL, `trimzone: overshot qname: ${printedName(query)}for zone ${first}`);
      }
      return search(query, next, base, path);
    },
  };
};

/** Asks for the base in one domain after the other, until one is not NXDOMAIN; the answer then leads there by a CNAME. */
function search(query: Query, next: Next, base: string, path: readonly string[]): Outcome {
  // One copy of the request for all attempts, as in CoreDNS: what plugins change in it stays.
  const request = copyMessage(query.request);
  let firstOutcome: Outcome | undefined;
  for (const domain of path) {
    const [question] = request.question;
    if (question) question.name = `${base}.${domain}`;
    const outcome = next({ ...query, request });
    if (outcome.indeterminate !== undefined || outcome.panicked) return outcome;
    if (outcome.error) return failWith(outcome.rcode, outcome.error);
    firstOutcome ??= outcome;
    if (leavesToServer(outcome.rcode)) continue;
    const { response } = outcome;
    if (!response) return panicked('autopath looks at an answer that was never written');
    query.explain?.('lookup', `${base}.${domain} is ${rcodeToString(response.rcode) ?? response.rcode}`);
    if (response.rcode === rcodes.NXDOMAIN) continue;
    query.explain?.('rewrite', 'the first domain with another answer than NXDOMAIN ends the search', {
      before: `${base}.${domain}`,
      after: printedName(query),
    });
    return { ...outcome, response: asAskedFor(response, printedName(query)) };
  }
  query.explain?.('answer', 'no domain of the search path has the name: the first answer stands');
  if (!firstOutcome) return next(query);
  return leavesToServer(firstOutcome.rcode) ? { rcode: firstOutcome.rcode } : firstOutcome;
}

/** The answer under the name that the client asked for: a CNAME leads from there to the first record with another name. */
function asAskedFor(response: Message, name: string): Message {
  const other = response.answer.find(found => !equalFold(name, found.name));
  const alias = other ? [record(name, 'CNAME', other.ttl, { target: other.name })] : [];
  const question = response.question.map((asked, index) => (index === 0 ? { ...asked, name } : asked));
  return { ...response, question, answer: [...alias, ...response.answer] };
}
