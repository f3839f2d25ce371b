import { definePlugin, duration, optional, where } from '@corefile/schema';

export const schema = definePlugin('cancel', {
  summary: 'Gives each query a deadline.',
  description: [
    'Plugins behind it that look at the deadline give up when it has passed, and the client gets no answer from them.',
    'It cannot stop one that does not look. The default is just above the 5 seconds after which most clients ask again.',
  ].join('\n'),
  examples: ['cancel', 'cancel 1s'],
  occurs: 'last wins',
  role: 'handler',
  since: '1.5.0',
  args: {
    timeout: optional(
      where(duration(), ms => ms > 0, 'a duration above 0 such as 5s'),
      'how long a query may take',
      { fallback: 5001 },
    ),
  },
});
