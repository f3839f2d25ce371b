/** One command each; its file is read only when it is asked for. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  verdicts: async args => (await import('./verdicts.ts')).verdicts(args),
  answers: async args => (await import('./answers.ts')).answers(args),
};

const USAGE = `npm run oracle -- COMMAND [--help]
  verdicts   would CoreDNS start with this Corefile? our word against the server's
  answers    what does it answer? our answers against the server's
COREDNS_BIN names the server (1.14.7); it listens on loopback only.`;

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) console.error(USAGE);
process.exitCode = command ? await command(args) : 2;

export {}; // top-level await needs a module
