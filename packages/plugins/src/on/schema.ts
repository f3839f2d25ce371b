import { anyCase, definePlugin, one, raw, word } from '@corefile/schema';
import { commandLine } from './command-line.ts';

export const schema = definePlugin('on', {
  summary: 'Runs a command when CoreDNS starts, stops or renews a certificate.',
  description: [
    'The command is run without a shell: no variables, pipes or wildcards. With `&` as its last word CoreDNS does not',
    'wait for it. A command that fails is logged, CoreDNS goes on. `certrenew` never happens in CoreDNS.',
  ].join('\n'),
  examples: ['on startup /usr/local/bin/announce up', 'on shutdown /usr/local/bin/announce down &'],
  occurs: 'many',
  role: 'server',
  args: {
    event: one(anyCase(word('startup', 'shutdown', 'certrenew')), 'when'),
    command: raw(commandLine, 'the command and its arguments', { min: 1 }),
  },
});
