import { definePlugin, properties, splitTransport } from '@corefile/schema';

export const schema = definePlugin('shed', {
  summary: 'Drops UDP queries and answers while there are more answers than the socket can take.',
  description: [
    'Without it a storm of queries can pile up writers on one socket until the Go runtime panics. Answers wait in a small',
    'stack for each socket, the newest first; when it is full the oldest is dropped, and new queries go unanswered.',
    'TCP is left alone. Dropped packets are counted in the metrics.',
    '',
    'It has nothing to do for other transports: every key of the server block must be plain DNS.',
  ].join('\n'),
  examples: ['shed'],
  occurs: 'once',
  role: 'handler',
  since: '1.14.7',
  body: properties({}),
  check(_config, report, { keys }) {
    const other = keys.find(key => splitTransport(key).transport !== 'dns');
    if (other !== undefined)
      report(`${other} is not plain DNS; use it in a server block without such a key`, { line: 'end' });
  },
});
