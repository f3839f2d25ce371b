import { exit, shells } from '../command-line/commands.ts';
import { completionScript } from '../command-line/completion-script.ts';
import { type Terminal, UsageError } from '../terminal.ts';

/** `corefile-lint completion bash|zsh|fish` */
export function completion([word, ...more]: readonly string[], { write }: Terminal): number {
  const shell = shells.find(name => name === word);
  if (!shell || more.length > 0) throw new UsageError(`name one shell: corefile-lint completion ${shells.join('|')}`);
  write(completionScript(shell));
  return exit.clean;
}
