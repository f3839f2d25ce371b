import { exit } from './command-line/commands.ts';
import { helpText } from './command-line/help.ts';
import { readCommandLine } from './command-line/read-command-line.ts';
import { completion } from './commands/completion.ts';
import { fmt } from './commands/fmt.ts';
import { lint } from './commands/lint.ts';
import { migrate } from './commands/migrate.ts';
import { type Terminal, UsageError } from './terminal.ts';

/** Runs the command; returns its exit code. */
export async function main(
  args: readonly string[],
  write: (text: string) => void,
  complain: (text: string) => void,
): Promise<number> {
  const terminal: Terminal = { write, complain };
  const line = readCommandLine(args);
  try {
    if ('error' in line) throw new UsageError(line.error);
    if (line.values.help) {
      write(helpText(line.command));
      return exit.clean;
    }
    switch (line.command) {
      case 'lint':
        return await lint(line.operands, line.values, terminal);
      case 'fmt':
        return await fmt(line.operands, line.values, terminal);
      case 'migrate':
        return await migrate(line.operands, line.values, terminal);
      case 'completion':
        return completion(line.operands, terminal);
    }
  } catch (error) {
    if (error instanceof UsageError) {
      complain(`corefile-lint: ${error.message}\n`);
      return exit.usage;
    }
    complain(`corefile-lint: this is a mistake of corefile-lint, please report it\n${(error as Error).stack}\n`);
    return exit.unreadable;
  }
}
