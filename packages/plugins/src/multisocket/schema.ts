import { definePlugin, int, optional } from '@corefile/schema';

export const schema = definePlugin('multisocket', {
  summary: 'Listens with several sockets on one port.',
  description: [
    'The kernel spreads the clients over them (SO_REUSEPORT), which helps where one socket cannot keep all processors busy.',
    'Each costs memory, and plugins that count (prometheus) still count for all together.',
  ].join('\n'),
  examples: ['multisocket', 'multisocket 5'],
  occurs: 'once',
  role: 'server',
  since: '1.12.0',
  args: {
    num_sockets: optional(int({ min: 1, max: 1024 }), 'how many; as many as there are processors when left out', {
      formerly: [{ upTo: '1.13.1', value: int({ min: 1 }) }],
    }),
  },
});
