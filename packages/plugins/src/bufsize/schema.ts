import { definePlugin, int, optional } from '@corefile/schema';

export const schema = definePlugin('bufsize', {
  summary: 'Limits the size of UDP answers that clients may ask for.',
  description: [
    'A query whose EDNS buffer size is greater is handed on with the limit instead, so that answers here and from',
    'upstreams fit into one packet. Smaller sizes and queries without EDNS stay as they are. Later stanzas in a block',
    'are not even checked.',
  ].join('\n'),
  examples: ['bufsize', 'bufsize 1400'],
  occurs: 'first wins',
  role: 'handler',
  since: '1.6.6',
  args: { size: optional(int({ min: 512, max: 4096 }), 'the limit in bytes', { fallback: 1232 }) },
});
