import { watch as watchPath } from 'node:fs';
import type { Terminal } from '../terminal.ts';

/** Runs again whenever something changes in the folders of the operands, until the process is ended. */
export async function watch<V>(
  operands: readonly string[],
  values: V,
  terminal: Terminal,
  run: (operands: readonly string[], values: V, terminal: Terminal) => Promise<number>,
): Promise<number> {
  let due = false;
  let running = false;
  const check = async () => {
    if (running) {
      due = true;
      return;
    }
    running = true;
    do {
      due = false;
      terminal.write(`${new Date().toTimeString().slice(0, 8)} checking\n`);
      await run(operands, values, terminal);
    } while (due);
    running = false;
  };
  await check();
  let timer: NodeJS.Timeout | undefined;
  const watchers = (operands.length === 0 ? ['.'] : operands)
    .filter(operand => operand !== '-')
    .map(operand =>
      // editors write in several steps: wait until it is quiet
      watchPath(operand, { recursive: true }, () => {
        clearTimeout(timer);
        timer = setTimeout(check, 100);
      }),
    );
  return new Promise(resolve => {
    process.once('SIGINT', () => {
      for (const watcher of watchers) watcher.close();
      resolve(0);
    });
  });
}
