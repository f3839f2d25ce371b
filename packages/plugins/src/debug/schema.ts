import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('debug', {
  summary: 'Prints debug messages, and lets a crash end the process with its stack trace.',
  description: [
    'The messages come from all server blocks, also those without it. Some plugins print whole DNS messages in hex.',
    'Together with errors in the same block a crash is still caught. Not for production.',
  ].join('\n'),
  examples: ['debug'],
  occurs: 'many',
  role: 'server',
  nextArgs: 1,
});
