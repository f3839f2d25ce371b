import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('whoami', {
  summary: "Answers every query with the client's own address, port and transport.",
  description: [
    'The answer section stays empty: the address stands in an A or AAAA record of the additional section, port and',
    'transport in an SRV record there. It ends the chain, nothing behind it sees a query. CoreDNS starts it by itself',
    'when there is no Corefile. Only its first line is ever read, later ones are not even checked.',
  ].join('\n'),
  examples: ['whoami'],
  occurs: 'first wins',
  nextArgs: 1,
  role: 'handler',
  claims: () => ({ zones: ['.'], fallthrough: [] }),
});
