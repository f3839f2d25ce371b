import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('loop', {
  summary: 'Finds out at start whether queries sent on come back, and stops CoreDNS if so.',
  description: [
    'When CoreDNS starts it asks itself once for a random name below the first zone of the server block, type HINFO.',
    'Should that query arrive more than twice, the upstreams lead back here and CoreDNS exits with an error. After that',
    'the plugin only hands queries on.',
  ].join('\n'),
  examples: ['loop'],
  occurs: 'once',
  role: 'handler',
});
