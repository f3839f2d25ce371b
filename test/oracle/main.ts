import { runIsolated } from './isolate.ts';

/** One command each; its file is read only when it is asked for. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  verdicts: async args => (await import('./verdicts.ts')).verdicts(args),
  answers: async args => (await import('./answers.ts')).answers(args),
  tags: async () => (await import('./tags.ts')).tags(),
  'handler-tests': async args => (await import('./handler-tests/handler-tests.ts')).handlerTests(args),
};

const USAGE = `npm run oracle -- COMMAND [--help]
  verdicts       would CoreDNS start with this Corefile? our word against the server's
  answers        what does it answer? our answers against the server's
  tags           what each release has, from the git tags of the checkout that COREDNS_SRC names
  handler-tests  what CoreDNS's own tests expect, from the checkout that COREDNS_SRC names
COREDNS_BIN names the server (1.14.7); it runs where it reaches nothing but loopback.`;

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) console.error(USAGE);
process.exitCode = command ? (runIsolated() ?? (await command(args))) : 2;
