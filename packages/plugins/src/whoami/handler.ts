import { record, replyTo } from '@corefile/dns';
import { classOf, familyOf, type HandlerOf, printedName } from '@corefile/evaluator';
import { ipString, parseIP } from '@corefile/golang';
import type { schema } from './schema.ts';

/** Answers with the client's address, port and protocol, in the additional section (plugin/whoami). */
export const handle: HandlerOf<typeof schema> = () => ({
  name: 'whoami',
  serve(query) {
    const response = replyTo(query.request);
    response.aa = true;
    const name = printedName(query);
    const type = familyOf(query) === 1 ? 'A' : 'AAAA';
    const parsed = parseIP(query.client.ip);
    const address = record(name, type, 0, { address: parsed ? ipString(parsed) : '' });
    const owner = name === '.' ? `_${query.protocol}.` : `_${query.protocol}.${name}`;
    const port = record(owner, 'SRV', 0, { priority: 0, weight: 0, port: query.client.port, target: '.' });
    response.additional = [address, port].map(made => ({ ...made, class: classOf(query) }));
    query.explain?.('answer', 'tells the client its own address, port and protocol');
    return { rcode: 0, response };
  },
});
